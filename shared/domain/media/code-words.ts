/**
 * [S4-07] Why a disc is refused, and what to do then, in words: for screens, printed forms and the command line. `{name}` in a text
 * stands for the parameter of that name in the verdict; instants are shown in the zone of the house.
 */
import { isoDateOfDay, localDayOf, localTimeOf, MINUTE_MS } from '../../lib/zoned-time'
import { DEFAULT_ZONE } from '../calendar/schema'
import type { DiscCode, DiscNotice, DiscVerdict } from './codes'

export type Words = { readonly zh: string; readonly en: string }
/** What is found, in one sentence, and what the people at the site should do. */
export type CodeWords = { readonly says: Words; readonly todo: Words }

/** To be done whenever somebody other than the centre may have had a hand in it. */
const doNotUse: Words = {
  zh: '不要使用这张光盘。封存原盘，打电话告知支持中心，请中心重新寄送。',
  en: 'Do not use this disc. Keep it sealed, call the support centre and ask for a new one.',
}
const sendAgain: Words = {
  zh: '不要导入。请支持中心重新刻录并寄送这一期，原盘登记后销毁。',
  en: 'Do not import it. Ask the support centre to burn and send this edition again; record this disc and destroy it.',
}
const wipeOrNew: Words = {
  zh: '擦净盘面后换一台光驱再查一次；仍不通过时请支持中心重新寄送。',
  en: 'Clean the disc and check it again in another drive. If it still fails, ask the support centre for a new one.',
}

const words: Readonly<Record<DiscCode, CodeWords>> = {
  ok: {
    says: {
      zh: '光盘完整有效，由支持中心签发给本站点。',
      en: 'The disc is complete and valid, signed by the centre for this site.',
    },
    todo: { zh: '可以导入。', en: 'It can be imported.' },
  },
  'no-disc': {
    says: {
      zh: '没有找到光盘：光驱为空，或者所选的路径不存在。',
      en: 'No disc was found: the drive is empty, or the path does not exist.',
    },
    todo: {
      zh: '放入光盘，等指示灯停止闪烁后重试；或重新选择映像或文件夹。',
      en: 'Insert the disc, wait until the light stays still and try again; or choose another image or folder.',
    },
  },
  'not-a-disc': {
    says: { zh: '这不是补丁光盘，也不是它的映像。', en: 'This is neither a patch disc nor an image of one.' },
    todo: {
      zh: '确认放入的是支持中心寄来的光盘，或选择了正确的映像、文件夹。',
      en: 'Make sure that it is the disc the support centre sent, or the right image or folder.',
    },
  },
  'tool-missing': {
    says: {
      zh: '这台电脑没有安装读取光盘的工具 xorriso。',
      en: 'xorriso, the tool that reads discs, is not installed on this computer.',
    },
    todo: {
      zh: '请管理员安装 xorriso；也可以先由系统挂载光盘，再选择挂载后的文件夹进行检查。',
      en: 'Ask the administrator to install xorriso; or let the system mount the disc and choose that folder.',
    },
  },
  'image-truncated': {
    says: {
      zh: '映像不完整：文件比光盘应有的容量小，多半是没有复制完。',
      en: 'The image is cut short: it is smaller than the disc that it holds, probably a copy that did not finish.',
    },
    todo: {
      zh: '重新复制映像，核对大小后再查；光盘读出如此的，请支持中心重新寄送。',
      en: 'Copy the image again and compare its size. If a disc itself reads like this, ask the support centre for a new one.',
    },
  },
  'media-damaged': {
    says: {
      zh: '盘面有损坏，读出的数据与刻录时的校验不符。',
      en: 'The medium is damaged: what is read does not match the checksums written with it.',
    },
    todo: wipeOrNew,
  },
  'not-enrolled': {
    says: {
      zh: '本站点还没有登记支持中心的密钥，无法判断光盘由谁签发。',
      en: 'This site has not enrolled the key of its support centre, so nobody can tell who signed the disc.',
    },
    todo: {
      zh: '请管理员在“接收光盘”中读取支持中心的密钥名片，并通过电话核对指纹。',
      en: 'Ask the administrator to read the card of the support centre and to compare its fingerprint by telephone.',
    },
  },
  'manifest-missing': {
    says: { zh: '盘上没有清单 manifest.json。', en: 'There is no manifest.json on the disc.' },
    todo: sendAgain,
  },
  'manifest-too-large': {
    says: {
      zh: '清单大得不合常理（{size} 字节），未予读取。',
      en: 'The manifest is too large to be one ({size} bytes); it was not read.',
    },
    todo: doNotUse,
  },
  'manifest-malformed': {
    says: { zh: '清单的格式不对，无法读取。', en: 'The manifest is not written as it should be and cannot be read.' },
    todo: sendAgain,
  },
  'manifest-newer': {
    says: {
      zh: '清单由更新版本的值守制作（格式版本 {version}），本机版本过低。',
      en: 'The manifest was made by a newer Vigil (format {version}) than the one on this computer.',
    },
    todo: { zh: '先升级本机的值守，再检查这张光盘。', en: 'Update Vigil on this computer, then check the disc again.' },
  },
  'manifest-path-unsafe': {
    says: { zh: '清单里有不允许的文件路径：{path}。', en: 'The manifest names a path that is not allowed: {path}.' },
    todo: doNotUse,
  },
  'manifest-names-clash': {
    says: {
      zh: '清单里有两个名称会被当成同一个文件：{path} 与 {other}。',
      en: 'The manifest has two names that a system would take for one file: {path} and {other}.',
    },
    todo: doNotUse,
  },
  'manifest-inconsistent': {
    says: { zh: '清单自相矛盾：{path}。', en: 'The manifest contradicts itself: {path}.' },
    todo: sendAgain,
  },
  'signature-missing': {
    says: {
      zh: '盘上没有清单的签名 manifest.json.sig。',
      en: 'The signature of the manifest, manifest.json.sig, is missing.',
    },
    todo: doNotUse,
  },
  'signature-malformed': {
    says: { zh: '清单的签名文件格式不对，无法读取。', en: 'The signature of the manifest cannot be read.' },
    todo: doNotUse,
  },
  'signature-wrong': {
    says: {
      zh: '清单的签名不对：签发之后内容被改过，或者不是支持中心签的。',
      en: 'The signature of the manifest is wrong: it was changed after signing, or the centre did not sign it.',
    },
    todo: doNotUse,
  },
  'key-unknown': {
    says: {
      zh: '光盘由本站点不认识的密钥 {key} 签发。',
      en: 'The disc is signed by a key that this site does not know: {key}.',
    },
    todo: {
      zh: '不要导入。打电话问支持中心是否换过密钥；确有其事时，请管理员重新读取密钥名片并核对指纹。',
      en: 'Do not import it. Ask the support centre by telephone whether its key has changed; if so, have its new card enrolled.',
    },
  },
  'key-retired': {
    says: { zh: '光盘由已停用的密钥 {key} 签发。', en: 'The disc is signed by a key that is no longer in use: {key}.' },
    todo: {
      zh: '不要导入。请支持中心用现行密钥重新制作这一期。',
      en: 'Do not import it. Ask the support centre to make this edition again with its present key.',
    },
  },
  'key-rotation-broken': {
    says: {
      zh: '更换密钥的声明无效：没有旧密钥的有效签名，或新密钥未签名（{key}）。',
      en: 'The change of keys is not valid: the old key, or the new one, has not signed it ({key}).',
    },
    todo: doNotUse,
  },
  'minisig-missing': {
    says: { zh: '缺少 minisign 签名文件 {path}。', en: 'The minisign signature {path} is missing.' },
    todo: sendAgain,
  },
  'minisig-wrong': {
    says: { zh: 'minisign 签名 {path} 与内容不符。', en: 'The minisign signature {path} does not match.' },
    todo: doNotUse,
  },
  'site-other': {
    says: { zh: '这张光盘是给“{site}”的，不是给本站点的。', en: 'This disc is for “{site}”, not for this site.' },
    todo: {
      zh: '不要导入。放回包装并告知支持中心寄错了站点，请中心补寄本站点的光盘。',
      en: 'Do not import it. Put it back, tell the support centre that it went astray and ask for your own.',
    },
  },
  'clock-set-back': {
    says: {
      zh: '本机时间（{now}）早于已经确认过的时间（{seen}），时钟被拨回了。',
      en: 'The clock of this computer ({now}) is behind a time that has already been ({seen}): it was set back.',
    },
    todo: {
      zh: '请管理员校准本机时间，再检查一次。',
      en: 'Ask the administrator to set the clock right, then check again.',
    },
  },
  'not-yet-valid': {
    says: {
      zh: '光盘制作于 {created}，比本机时间（{now}）还晚。',
      en: 'The disc was made at {created}, which is later than the clock of this computer ({now}).',
    },
    todo: {
      zh: '多半是本机时间慢了：请管理员校准后再检查一次。',
      en: 'This computer’s clock is probably slow: have it set right, then check again.',
    },
  },
  expired: {
    says: {
      zh: '光盘已于 {expires} 过期，其余各项均通过检查。',
      en: 'The disc expired at {expires}; everything else about it is in order.',
    },
    todo: {
      zh: '先问支持中心有没有更新的一期；确需使用时，由两人说明理由后放行。',
      en: 'Ask the support centre for a newer edition first. If this one is needed, two people can release it with a reason.',
    },
  },
  'sequence-replayed': {
    says: {
      zh: '第 {seq} 期已经处理过，不能再次导入。',
      en: 'Edition {seq} has already been dealt with and cannot be taken in again.',
    },
    todo: {
      zh: '核对盘面标签上的期号；重复的光盘登记后销毁。',
      en: 'Look at the number on the label. Record a disc that came twice and destroy it.',
    },
  },
  'sequence-older': {
    says: {
      zh: '这是第 {seq} 期，比已经导入的第 {last} 期旧。',
      en: 'This is edition {seq}, older than edition {last}, which has been imported.',
    },
    todo: {
      zh: '不要导入，旧补丁可能已被取代。登记后销毁；如有缺漏，请支持中心在下一期补上。',
      en: 'Do not import it, its patches may have been replaced. Record and destroy it; the centre makes up in its next edition for what is missing.',
    },
  },
  'marker-missing': {
    says: {
      zh: '盘上没有 disc.json，无法知道这是第几张。',
      en: 'disc.json is missing, so nobody can tell which disc of the edition this is.',
    },
    todo: sendAgain,
  },
  'marker-wrong': {
    says: {
      zh: 'disc.json 与清单不符：这张光盘和这份清单不是一套。',
      en: 'disc.json does not agree with the manifest: this disc and this manifest do not belong together.',
    },
    todo: doNotUse,
  },
  'sums-missing': {
    says: { zh: '盘上没有校验文件 SHA256SUMS。', en: 'SHA256SUMS is missing from the disc.' },
    todo: sendAgain,
  },
  'sums-wrong': {
    says: { zh: '校验文件 SHA256SUMS 与清单不符。', en: 'SHA256SUMS does not agree with the manifest.' },
    todo: doNotUse,
  },
  'file-not-regular': {
    says: {
      zh: '{path} 不是普通文件（可能是链接或设备），不会跟随打开。',
      en: '{path} is no ordinary file (a link or a device); it was not followed.',
    },
    todo: doNotUse,
  },
  'file-missing': {
    says: {
      zh: '缺少 {path}，共有 {count} 个文件不合格。',
      en: '{path} is missing; {count} file(s) are not in order.',
    },
    todo: sendAgain,
  },
  'file-case-changed': {
    says: {
      zh: '{path} 的文件名大小写与清单不同，共有 {count} 个文件不合格。',
      en: 'The name of {path} differs from the manifest in its case or form; {count} file(s) are not in order.',
    },
    todo: {
      zh: '若是从光盘复制出来的文件夹，请直接检查原盘；原盘如此的，请支持中心重新寄送。',
      en: 'If this is a copied folder, check the disc itself. If the disc is like this, ask the support centre for a new one.',
    },
  },
  'file-renamed': {
    says: {
      zh: '清单中的 {path} 在盘上是另一个名称，共有 {count} 个文件不合格。',
      en: '{path} of the manifest has another name on the disc; {count} file(s) are not in order.',
    },
    todo: doNotUse,
  },
  'file-size': {
    says: {
      zh: '{path} 的大小与清单不同，共有 {count} 个文件不合格。',
      en: '{path} has another size than the manifest says; {count} file(s) are not in order.',
    },
    todo: doNotUse,
  },
  'file-changed': {
    says: {
      zh: '{path} 的内容与清单不同，共有 {count} 个文件不合格。',
      en: 'The content of {path} differs from the manifest; {count} file(s) are not in order.',
    },
    todo: doNotUse,
  },
  'file-unreadable': {
    says: {
      zh: '{path} 读不出来，共有 {count} 个文件不合格。',
      en: '{path} cannot be read; {count} file(s) are not in order.',
    },
    todo: wipeOrNew,
  },
  'file-added': {
    says: {
      zh: '盘上有清单里没有的文件 {path}，共 {count} 个文件不合格。',
      en: 'There is a file that the manifest does not name: {path}; {count} file(s) are not in order.',
    },
    todo: doNotUse,
  },
  'file-names-clash': {
    says: {
      zh: '盘上有名称会被混淆的文件：{path}，共 {count} 个文件不合格。',
      en: 'The disc holds names that a system would take for one file: {path}; {count} file(s) are not in order.',
    },
    todo: doNotUse,
  },
  'set-mixed': {
    says: {
      zh: '这张光盘与同一期先前检查过的光盘清单不同，不是一套。',
      en: 'This disc has another manifest than the discs of its edition that were checked before: they are no set.',
    },
    todo: doNotUse,
  },
  'set-incomplete': {
    says: {
      zh: '本盘检查通过，但这一期共 {discs} 张，还缺第 {missing} 张。',
      en: 'This disc is in order, but the edition has {discs} discs and number {missing} is still missing.',
    },
    todo: {
      zh: '接着放入并检查其余光盘；找不到的，请联系支持中心。',
      en: 'Insert and check the others. If one cannot be found, call the support centre.',
    },
  },
}

const noticeWords: Readonly<Record<DiscNotice, Words>> = {
  gap: {
    zh: '期号不连续：上一期之后有光盘没有收到。缺少的补丁会由支持中心补进以后的光盘。',
    en: 'An edition before this one never arrived. The centre makes up for its patches on later discs.',
  },
  baseline: {
    zh: '这是完整基线光盘，包含本站点应有的全部补丁。',
    en: 'This is a full baseline: all patches that this site should have.',
  },
  'key-rotated': {
    zh: '支持中心更换了密钥，新旧密钥均已签名确认，今后认新密钥。',
    en: 'The centre has changed its key, signed by both the old and the new one; the new one counts from now on.',
  },
  'expires-soon': { zh: '光盘将在七天内过期，请尽快导入。', en: 'The disc expires within seven days. Import it soon.' },
  'media-not-checked': {
    zh: '没有检查盘面本身（文件夹或映像不带刻录校验），各文件内容已逐一核对。',
    en: 'The medium itself was not checked (a folder, or no checksums of the burning); every file’s content was.',
  },
  released: { zh: '光盘已过期，经两人放行。', en: 'The disc has expired and was released by two people.' },
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const two = (part: number): string => String(part).padStart(2, '0')

/** `2026-12-04 18:30`, in the zone of the house. */
function localText(at: number): string {
  const minutes = Math.floor(localTimeOf(DEFAULT_ZONE, at) / MINUTE_MS)
  return `${isoDateOfDay(localDayOf(DEFAULT_ZONE, at))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const shown = (value: string | number): string =>
  typeof value === 'string' && instant.test(value) ? localText(Date.parse(value)) : String(value)

/** A name that the verdict does not give stays out of the text. */
const fill = (text: string, params: DiscVerdict['params']): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(params[name] ?? ''))

const both = ({ zh, en }: Words, params: DiscVerdict['params']): Words => ({
  zh: fill(zh, params),
  en: fill(en, params),
})

/** Why, and what to do. `params` are those of the verdict. */
export const codeWords = (code: DiscCode, params: DiscVerdict['params'] = {}): CodeWords => ({
  says: both(words[code].says, params),
  todo: both(words[code].todo, params),
})

export const wordsOfNotice = (notice: DiscNotice): Words => noticeWords[notice]

const fileWords: Readonly<Partial<Record<DiscCode, Words>>> = {
  'file-not-regular': { zh: '不是普通文件', en: 'no ordinary file' },
  'file-missing': { zh: '缺少', en: 'missing' },
  'file-case-changed': { zh: '文件名大小写不同', en: 'name differs in case or form' },
  'file-renamed': { zh: '被改名', en: 'renamed' },
  'file-size': { zh: '大小不同', en: 'other size' },
  'file-changed': { zh: '内容不同', en: 'other content' },
  'file-unreadable': { zh: '读不出来', en: 'cannot be read' },
  'file-added': { zh: '清单里没有', en: 'not in the manifest' },
  'file-names-clash': { zh: '名称会混淆', en: 'name can be confused' },
}

/** What is wrong with one file, for its line in a list. */
export const wordsOfFile = (reason: DiscCode): Words => fileWords[reason] ?? codeWords(reason).says
