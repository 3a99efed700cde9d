/** What goes wrong at a site that receives the weekly discs, in words. */
export const mediaSiteFailureTexts = {
  zh: {
    'media.fingerprint-differs': '指纹与密钥名片不符，没有登记。请与对方重新核对。',
    'media.card-of-another-site': '这张密钥名片是给“{{site}}”的，而本机已经是另一个站点，并且收过光盘。',
    'media.site-not-set-up': '本站点还没有登记支持中心，请管理员先读取密钥名片。',
    'media.site-key-lost': '本站点的密钥打不开，多半是在别的电脑或账户下生成的。请管理员重新登记支持中心。',
    'media.place-unknown': '这个位置已经不在列表里，请重新选择光驱、文件夹或映像。',
    'media.not-releasable': '只有已过期而其余全部合格的光盘可以放行。请重新检查光盘。',
    'media.second-is-first': '须由另一人确认，不能自己为自己放行。',
    'media.second-may-not': '此人没有办理光盘的权限，请换光盘管理员或服务经理确认。',
    'media.not-importable': '这张光盘没有通过检查，不能导入。请重新检查光盘。',
    'media.no-import-dir': '还没有选择导入到哪个文件夹。',
    'media.already-imported': '这张光盘已经导入过了。',
    'media.import-dir-unwritable': '导入文件夹不存在或不可写：{{dir}}。请检查共享是否连接，或另选一个。',
    'media.arrival-unknown': '没有收到过这一期。',
    'media.receipt-given': '这一期已经有回执，不能再改。',
    'media.centre-key-unknown': '签发这一期的密钥已不在信任之列，无法生成回执。请联系支持中心。',
    'media.no-such-disc': '这一期没有第 {{disc}} 张。',
    'media.disc-still-needed': '这张光盘还没有导入，也没有拒收，不能登记销毁。',
    'media.already-destroyed': '这张光盘已经登记销毁。',
    'media.witness-is-self': '监销人不能是本人。',
  },
  en: {
    'media.fingerprint-differs':
      'The fingerprint is not that of the card. Nothing was enrolled; compare it with the other side again.',
    'media.card-of-another-site':
      'This card is for “{{site}}”, but this computer is another site already and has received discs.',
    'media.site-not-set-up':
      'This site has not enrolled its support centre yet. Ask the administrator to read its card.',
    'media.site-key-lost':
      'The keys of this site cannot be opened, probably they were made on another computer or account. Enrol the centre again.',
    'media.place-unknown': 'This place is no longer in the list. Choose the drive, folder or image again.',
    'media.not-releasable': 'Only a disc that has expired and is in order otherwise can be released. Check it again.',
    'media.second-is-first': 'Another person has to confirm. Nobody can release a disc alone.',
    'media.second-may-not': 'This person may not work with discs. Ask a media operator or the service manager.',
    'media.not-importable': 'This disc has not passed its check and cannot be imported. Check it again.',
    'media.no-import-dir': 'No folder has been chosen to import to.',
    'media.already-imported': 'This disc has been imported already.',
    'media.import-dir-unwritable':
      'The folder to import to is missing or cannot be written: {{dir}}. Is the share connected? Or choose another one.',
    'media.arrival-unknown': 'This edition has never arrived here.',
    'media.receipt-given': 'This edition has its receipt already, which cannot be changed.',
    'media.centre-key-unknown':
      'The key that signed this edition is no longer trusted, so there can be no receipt. Call the support centre.',
    'media.no-such-disc': 'This edition has no disc {{disc}}.',
    'media.disc-still-needed':
      'This disc has been neither imported nor refused, so it cannot be recorded as destroyed.',
    'media.already-destroyed': 'This disc is recorded as destroyed already.',
    'media.witness-is-self': 'The witness must be somebody else.',
  },
} as const
