/** Failures of the commands for the weekly discs, in words; Chinese first. What has none says its code. */
import type { Failure } from '#shared/lib/result'

const words: Readonly<Record<string, string>> = {
  'cli.app-runs':
    '值守正在使用这个资料文件夹（进程 {{pid}}），请先退出应用 · Vigil is running with this profile (process {{pid}}), quit it first',
  'cli.no-profile': '资料文件夹 {{dir}} 里没有数据库 · no database in the profile folder {{dir}}',
  'db.damaged': '数据库已损坏 · the database is damaged',
  'db.locked': '值守正在使用这个数据库，请先退出应用 · Vigil itself has this database open, quit it first',
  'db.newer': '数据库属于更新的版本 · the database belongs to a newer Vigil',
  'db.unreadable': '数据库无法打开 · the database cannot be opened',
  'export.unwritable': '无法写入 {{file}} · {{file}} cannot be written',
  'media.act-not-now': '这一期的状态（{{state}}）不允许这一步 · the edition is {{state}}: not possible now',
  'media.cancelled': '已取消 · cancelled',
  'media.card-of-other': '这把密钥已属于站点“{{site}}” · this key belongs to the site "{{site}}"',
  'media.card-other-side': "这是支持中心自己的密钥名片，要的是站点的 · this is a centre's card, not a site's",
  'media.card-unreadable': '这不是密钥名片 · this is no key card',
  'media.code-length': '回执码应为 16 位，现在是 {{found}} 位 · a code has 16 characters, this one has {{found}}',
  'media.code-mistyped': '回执码有误，请逐组核对 · the code has a slip in it, compare it group by group',
  'media.code-unknown': '没有哪一期对得上这个回执码 · no edition matches this code',
  'media.copy-damaged': '这张盘读回不合格，已作废：{{reason}} · not in order when read back, spoiled: {{reason}}',
  'media.disc-not-built':
    '第 {{disc}} 张光盘还没有映像，请先运行 vigil media build · disc {{disc}} has no image yet, run vigil media build',
  'media.disc-too-small':
    '盘的容量不够：需要 {{need}} 字节，只有 {{room}} 字节 · the disc is too small: {{need}} bytes are needed, {{room}} are there',
  'media.disk-full': '磁盘空间不足 · the disk is full',
  'media.drive-gone': '没有这个驱动器，用 --drives 查看 · there is no such drive, --drives lists them',
  'media.drive-mounted': 'U 盘正挂载着，请先弹出 · the stick is mounted, eject it first',
  'media.edition-unknown': '没有这一期 · there is no such edition',
  'media.file-gone': '{{kb}} 的文件 {{name}} 不在了 · the file {{name}} of {{kb}} is gone',
  'media.file-not-accepted': '{{kb}} 的文件 {{name}} 未通过核验 · the file {{name}} of {{kb}} is not accepted',
  'media.file-unreadable': '文件 {{file}} 读不出来 · {{file}} cannot be read',
  'media.fingerprint-differs':
    '指纹与密钥名片不符，没有登记 · the fingerprint is not that of the card, nothing was enrolled',
  'media.cannot-read': '“{{path}}”读不出来 · "{{path}}" cannot be read',
  'media.cannot-write': '“{{path}}”无法写入 · "{{path}}" cannot be written',
  'media.inbox-downloading': '旁边还有下载中的临时文件 · still being downloaded, as what lies beside it says',
  'media.inbox-gone': '文件夹“{{path}}”打不开 · the folder "{{path}}" cannot be opened',
  'media.inbox-link': '是链接或特殊文件，不予收取 · a link or a special file, which is not followed',
  'media.source-missing': '文件已不在 · the file has gone',
  'media.trust-changed':
    '根证书“{{file}}”与清单不一致，可能被替换 · the root certificate "{{file}}" is not the registered one',
  'media.trust-missing': '找不到受信任根证书的清单“{{file}}” · no list of trusted roots "{{file}}"',
  'media.trust-unreadable': '根证书清单“{{file}}”有误 · the list of trusted roots "{{file}}" is wrong: {{reason}}',
  'media.image-changed': '映像已被改动，请重新制作 · the image has been changed, build it again',
  'media.image-gone': '映像不在了，请重新制作 · the image is gone, build it again',
  'media.key-exists': '已有密钥 · there is a key already',
  'media.key-locked': '密钥没有解锁 · the key is locked',
  'media.key-weak': '密钥名片中的密钥无效 · the key on the card is not valid',
  'media.no-disc': '驱动器里没有盘 · there is no disc in the drive',
  'media.no-key': '还没有密钥，请先运行 vigil media keygen · there is no key yet, run vigil media keygen',
  'media.no-plan': '这个站点没有光盘计划 · this site has no plan',
  'media.no-xorriso': '没有安装 xorriso · xorriso is not installed',
  'media.nothing-due': '近期没有要做的光盘，可用 --week 指定 · no disc is due, name a week with --week',
  'media.other-disc': '驱动器里是另一张光盘 · the drive holds another disc',
  'media.passphrase-short': '口令至少 12 个字符 · a passphrase has at least 12 characters',
  'media.passphrase-wrong': '口令不正确 · wrong passphrase',
  'media.receipt-again': '第 {{seq}} 期的回执已登记过 · the receipt of edition {{seq}} was entered before',
  'media.receipt-foreign': '这不是本中心发出的期次 · not an edition of this centre',
  'media.receipt-not-theirs': '签名不是这个站点的 · not signed by the site',
  'media.receipt-other-manifest': '与这一期的清单对不上 · not for the discs of this edition',
  'media.receipt-revoked': '签名的站点密钥已撤销 · the key that signed was revoked',
  'media.receipt-unreadable': '这不是回执 · this is no receipt',
  'media.secret-missing':
    '没有约定回执码的密钥：请给出口令 VIGIL_MEDIA_PASSPHRASE · no secret for codes: give the passphrase in VIGIL_MEDIA_PASSPHRASE',
  'media.secret-sealed':
    '核对回执码的密钥在系统密钥环里：请给出口令 VIGIL_MEDIA_PASSPHRASE · the secret for codes is in the keyring: give the passphrase in VIGIL_MEDIA_PASSPHRASE',
  'media.site-unknown': '本中心没有这个站点 · this centre has no such site',
}

export function failureWords({ code, params = {}, detail }: Failure): string {
  const sentence = words[code]
  if (sentence === undefined) return [code, ...Object.values(params), detail ?? ''].join(' ').trim()
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}
