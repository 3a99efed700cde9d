/** Words for why a file is quarantined and why it was not scanned: what is wrong, and what to do. */
import type { NotScanned } from './inspection'
import type { FileReason } from './judge-file'

type Words = { readonly zh: string; readonly en: string }

export const fileReasonWords: Readonly<Record<FileReason, Words>> = {
  empty: {
    zh: '文件是空的。请从厂商官网重新下载。',
    en: 'The file is empty. Download it again from the vendor.',
  },
  'unknown-kind': {
    zh: '内容不是任何一种已知的补丁格式。请核对下载的文件。',
    en: 'The content is no known format of a patch. Check what was downloaded.',
  },
  'unknown-extension': {
    zh: '扩展名不是补丁文件的扩展名。请保留厂商发布时的文件名。',
    en: 'The extension is not one that patches have. Keep the name the vendor gave it.',
  },
  'extension-mismatch': {
    zh: '扩展名与实际内容不符，文件可能被改名或替换。',
    en: 'The extension and the content disagree: the file may have been renamed or replaced.',
  },
  'name-hash-mismatch': {
    zh: '内容的校验值与厂商公布的（文件名中的）不一致：下载不完整，或文件已被改动。请从厂商官网重新下载。',
    en: "The content's hash is not the one the vendor published (in the name): incomplete or altered. Download it again.",
  },
  'no-name-hash': {
    zh: '这种文件不带签名，文件名中也没有厂商的 SHA-1，无法核对内容。请保留厂商发布时的完整文件名，重新放入收件夹。',
    en: "Such a file carries no signature, and its name no SHA-1 of the vendor to compare. Put it into the inbox again under the vendor's whole name.",
  },
  'kind-not-accepted': {
    zh: '这种格式无法验证来源，不能刻入光盘。',
    en: 'The source of such a file cannot be verified, so it cannot go on a disc.',
  },
  infected: {
    zh: '病毒扫描报告该文件已感染。请勿打开，立即上报。',
    en: 'The virus scan says that the file is infected. Do not open it; report it.',
  },
  'content-changed': {
    zh: '补丁库中保存的内容已被改动，不能再用。请把原文件重新放入收件夹。',
    en: 'The content kept in the catalogue was altered and can no longer be used. Put the original into the inbox again.',
  },
  'content-missing': {
    zh: '补丁库中保存的内容已丢失。请把原文件重新放入收件夹。',
    en: 'The content kept in the catalogue is gone. Put the original into the inbox again.',
  },
  'signature.unsigned': {
    zh: '文件没有数字签名。请从厂商官网重新下载。',
    en: 'The file carries no signature. Download it again from the vendor.',
  },
  'signature.hash-mismatch': {
    zh: '内容与签名不符：文件在签名之后被改动，或下载不完整。',
    en: 'The content is not what was signed: altered afterwards, or incomplete.',
  },
  'signature.signature-invalid': { zh: '数字签名无效。', en: 'The signature is not valid.' },
  'signature.untrusted-root': {
    zh: '签名证书不是由受信任的根证书签发的。',
    en: "The signer's certificate does not lead to a trusted root.",
  },
  'signature.wrong-purpose': {
    zh: '签名证书不是代码签名证书。',
    en: "The signer's certificate is not one for signing code.",
  },
  'signature.weak-digest': {
    zh: '签名使用了不安全的摘要算法（MD5 或 SHA-1）。',
    en: 'The signature uses an unsafe digest (MD5 or SHA-1).',
  },
  'signature.expired': {
    zh: '签名时证书已过期，或证书已过期且没有时间戳证明签名时间。',
    en: 'The certificate had expired when it was used, or has expired and no time stamp says when it was used.',
  },
  'signature.no-time-stamp': {
    zh: '签名没有时间戳，无法确认签名时间。',
    en: 'The signature carries no time stamp, so nobody knows when it was made.',
  },
  'signature.time-stamp-untrusted': {
    zh: '签名的时间戳无效，或不是由受信任的时间戳机构签发的。',
    en: 'The time stamp of the signature is not valid or not of a trusted authority.',
  },
  'signature.wrong-organisation': {
    zh: '签名者不是受信任的发布者。',
    en: 'The signer is not a trusted publisher.',
  },
  'signature.refused-signer': {
    zh: '签名者只为第三方内容背书（如硬件兼容性发布者），不能证明来源。',
    en: 'The signer only vouches for what others made (such as drivers), which does not prove the source.',
  },
  'signature.unreadable': {
    zh: '签名或文件结构已损坏，无法读取。',
    en: 'The signature or the file itself is damaged and cannot be read.',
  },
  'signature.too-large': {
    zh: '文件超过 2 GiB，签名无法验证。',
    en: 'The file is larger than 2 GiB, so its signature cannot be verified.',
  },
  'signature.tool-missing': {
    zh: '本机没有安装 osslsigncode，签名未验证。安装后请重新检查。',
    en: 'osslsigncode is not installed here, so the signature was not verified. Install it and inspect again.',
  },
  'signature.tool-failed': {
    zh: '签名验证程序异常退出，请重新检查。',
    en: 'The program that verifies signatures failed. Inspect again.',
  },
}

export const notScannedWords: Readonly<Record<NotScanned, Words>> = {
  'tool-missing': { zh: '未安装 ClamAV', en: 'ClamAV is not installed' },
  'no-database': { zh: '没有病毒库', en: 'there is no virus database' },
  'too-large': { zh: '文件超过 2 GiB，未扫描', en: 'larger than 2 GiB, not scanned' },
  'limits-exceeded': { zh: '内容超出扫描上限，未完整扫描', en: 'beyond the limits of the scan, not wholly scanned' },
  encrypted: { zh: '内容已加密，无法扫描', en: 'encrypted, cannot be scanned' },
  'not-unpacked': { zh: '扫描程序不能解开这种文件，内容未扫描', en: 'the scanner cannot unpack such a file' },
  failed: { zh: '扫描程序异常退出', en: 'the scan failed' },
}
