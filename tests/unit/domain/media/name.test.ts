import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NameFacts } from '#shared/domain/media/inspection'
import { readName } from '#shared/domain/media/name'
import { ProductList } from '#shared/domain/media/products'

const { products } = ProductList.parse(JSON.parse(readFileSync('resources/media/products.json', 'utf8')))
const sha1 = '4fd5d9b0c2e1a3f4b5c6d7e8f9a0b1c2d3e4f5a6'

const windows10 = 'windows-10 windows-11 windows-server-2016 windows-server-2019 windows-server-2022'

/** Name, KB number, the products it can mean, processors, language, whether a SHA-1 stands in it, version. */
type Row = readonly [string, string | null, string, string, string | null, boolean, string | null]

const golden: readonly Row[] = [
  [`windows10.0-kb5034441-x64_${sha1}.msu`, 'KB5034441', windows10, 'x64', 'neutral', true, null],
  ['windows10.0-kb5034441-x64.msu', 'KB5034441', windows10, 'x64', 'neutral', false, null],
  ['Windows10.0-KB5034441-x64.MSU', 'KB5034441', windows10, 'x64', 'neutral', false, null],
  [`windows10.0-kb5031356-x86_${sha1}.msu`, 'KB5031356', 'windows-10', 'x86', 'neutral', true, null],
  [`windows10.0-kb5034123-arm64_${sha1}.msu`, 'KB5034123', 'windows-10 windows-11', 'arm64', 'neutral', true, null],
  [`windows10.0-kb5034466-x64_${sha1}.cab`, 'KB5034466', windows10, 'x64', 'neutral', true, null],
  ['windows10.0-kb5034441-x64 (1).msu', 'KB5034441', windows10, 'x64', 'neutral', false, null],
  [`windows10.0-kb5034441-x64-express_${sha1}.cab`, 'KB5034441', windows10, 'x64', 'neutral', true, null],
  [
    `windows11.0-kb5043080-x64_${sha1}.msu`,
    'KB5043080',
    'windows-11 windows-server-2025',
    'x64',
    'neutral',
    true,
    null,
  ],
  [`windows11.0-kb5046617-arm64_${sha1}.msu`, 'KB5046617', 'windows-11', 'arm64', 'neutral', true, null],
  [
    `windows11.0-kb5046617-x64_${sha1}.psf`,
    'KB5046617',
    'windows-11 windows-server-2025',
    'x64',
    'neutral',
    true,
    null,
  ],
  [
    `windows6.1-kb4474419-v3-x64_${sha1}.msu`,
    'KB4474419',
    'windows-7 windows-server-2008-r2',
    'x64',
    'neutral',
    true,
    '3',
  ],
  [`windows6.1-kb4490628-x86_${sha1}.msu`, 'KB4490628', 'windows-7', 'x86', 'neutral', true, null],
  [`windows6.1-kb4474419-v3-ia64_${sha1}.msu`, 'KB4474419', 'windows-server-2008-r2', 'ia64', 'neutral', true, '3'],
  [
    `ie11-windows6.1-kb4534251-x64_${sha1}.msu`,
    'KB4534251',
    'windows-7 windows-server-2008-r2',
    'x64',
    'neutral',
    true,
    null,
  ],
  [
    `windows8.1-kb5031419-x64_${sha1}.msu`,
    'KB5031419',
    'windows-8.1 windows-server-2012-r2',
    'x64',
    'neutral',
    true,
    null,
  ],
  [`windows8.1-kb2919355-x86.msu`, 'KB2919355', 'windows-8.1', 'x86', 'neutral', false, null],
  [`windows8-rt-kb5031442-x64_${sha1}.msu`, 'KB5031442', 'windows-server-2012', 'x64', 'neutral', true, null],
  [`ssu-19041.3562-x64_${sha1}.cab`, null, 'windows-10', 'x64', 'neutral', true, '19041.3562'],
  [`ssu-17763.4965-x64_${sha1}.msu`, null, 'windows-10 windows-server-2019', 'x64', 'neutral', true, '17763.4965'],
  [`ssu-26100.1738-x64_${sha1}.cab`, null, 'windows-11 windows-server-2025', 'x64', 'neutral', true, '26100.1738'],
  [`windows10.0-kb5033909-x64-ndp48_${sha1}.msu`, 'KB5033909', 'dotnet-framework', 'x64', 'neutral', true, null],
  [`windows10.0-kb5033920-arm64-ndp481_${sha1}.msu`, 'KB5033920', 'dotnet-framework', 'arm64', 'neutral', true, null],
  [`windows8.1-kb5033914-x64-ndp472_${sha1}.msu`, 'KB5033914', 'dotnet-framework', 'x64', 'neutral', true, null],
  ['ndp48-kb5033907-x64.exe', 'KB5033907', 'dotnet-framework', 'x64', 'neutral', false, null],
  [`ndp46-kb4096495-x64_${sha1}.exe`, 'KB4096495', 'dotnet-framework', 'x64', 'neutral', true, null],
  ['ndp48-x86-x64-allos-enu.exe', null, 'dotnet-framework', 'x64 x86', 'en-US', false, null],
  ['NDP481-x86-x64-AllOS-CHS.exe', null, 'dotnet-framework', 'x64 x86', 'zh-CN', false, null],
  ['windowsdesktop-runtime-8.0.11-win-x64.exe', null, 'dotnet', 'x64', 'neutral', false, '8.0.11'],
  ['aspnetcore-runtime-6.0.36-win-x86.exe', null, 'dotnet', 'x86', 'neutral', false, '6.0.36'],
  ['dotnet-hosting-8.0.11-win.exe', null, 'dotnet', '', 'neutral', false, '8.0.11'],
  ['dotnet-sdk-9.0.100-win-arm64.exe', null, 'dotnet', 'arm64', 'neutral', false, '9.0.100'],
  ['windows-kb890830-x64-v5.120.exe', 'KB890830', 'removal-tool', 'x64', 'neutral', false, '5.120'],
  ['windows-kb890830-v5.119.exe', 'KB890830', 'removal-tool', '', 'neutral', false, '5.119'],
  ['outlook2016-kb5002500-fullfile-x64-glb.exe', 'KB5002500', 'office-2016', 'x64', 'neutral', false, null],
  ['excel2016-kb5002536-fullfile-x86-glb.exe', 'KB5002536', 'office-2016', 'x86', 'neutral', false, null],
  ['mso2016-kb5002466-fullfile-x64-glb.exe', 'KB5002466', 'office-2016', 'x64', 'neutral', false, null],
  ['proof2016-kb4475580-fullfile-x64-chs.exe', 'KB4475580', 'office-2016', 'x64', 'zh-CN', false, null],
  ['word2013-kb5002322-fullfile-x64-glb.exe', 'KB5002322', 'office-2013', 'x64', 'neutral', false, null],
  ['word2010-kb4493218-fullfile-x64-glb.exe', 'KB4493218', 'office-2010', 'x64', 'neutral', false, null],
  ['office2010-kb4022206-fullfile-x86-zh-cn.exe', 'KB4022206', 'office-2010', 'x86', 'zh-CN', false, null],
  ['sts2016-kb5002560-fullfile-x64-glb.exe', 'KB5002560', 'sharepoint-2016', 'x64', 'neutral', false, null],
  ['wssloc2019-kb5002539-fullfile-x64-glb.exe', 'KB5002539', 'sharepoint-2019', 'x64', 'neutral', false, null],
  ['Exchange2019-KB5036386-x64-en.exe', 'KB5036386', 'exchange-2019', 'x64', 'en-US', false, null],
  ['sqlserver2019-kb5036335-x64.exe', 'KB5036335', 'sql-server-2019', 'x64', 'neutral', false, null],
  [`sqlserver2017-kb5029376-x64_${sha1}.exe`, 'KB5029376', 'sql-server-2017', 'x64', 'neutral', true, null],
  ['SQLServer2016SP3-KB5029186-x64.exe', 'KB5029186', 'sql-server-2016', 'x64', 'neutral', false, null],
  ['SQLServer2022-KB5033663-x64.exe', 'KB5033663', 'sql-server-2022', 'x64', 'neutral', false, null],
  ['SQLServer2014SP3-KB5029185-x86.exe', 'KB5029185', 'sql-server-2014', 'x86', 'neutral', false, null],
  [`SQLServer2012SP4-KB4583465-x64_${sha1}.exe`, 'KB4583465', 'sql-server-2012', 'x64', 'neutral', true, null],
  ['SQLServer2025-KB5068404-x64.exe', 'KB5068404', 'sql-server-2025', 'x64', 'neutral', false, null],
  ['Exchange2016-KB5036386-x64-en.exe', 'KB5036386', 'exchange-2016', 'x64', 'en-US', false, null],
  ['coreserverloc2013-kb5002379-fullfile-x64-glb.exe', 'KB5002379', 'sharepoint-2013', 'x64', 'neutral', false, null],
  ['mpam-fe.exe', null, 'defender', '', 'neutral', false, null],
  [`mpam-fe_x64_${sha1}.exe`, null, 'defender', 'x64', 'neutral', true, null],
  [`updateplatform.amd64fre_${sha1}.exe`, null, 'defender', 'x64', 'neutral', true, null],
  ['MicrosoftEdgeEnterpriseX64.msi', null, 'edge', 'x64', 'neutral', false, null],
  ['MicrosoftEdge_X64_131.0.2903.51.exe', null, 'edge', 'x64', 'neutral', false, '131.0.2903.51'],
  ['MicrosoftEdgeWebview2RuntimeInstallerX64.exe', null, 'webview2', 'x64', 'neutral', false, null],
  ['VC_redist.x64.exe', null, 'visual-cpp', 'x64', 'neutral', false, null],
  // What cannot be read stays open.
  ['KB5034441.msu', 'KB5034441', '', '', null, false, null],
  ['补丁 KB5034441.msu', 'KB5034441', '', '', null, false, null],
  ['kb5034441-and-kb5034442.zip', null, '', '', null, false, null],
  ['kb12345.msu', null, '', '', null, false, null],
  ['akb5034441.exe', null, '', '', null, false, null],
  ['setup.exe', null, '', '', null, false, null],
  ['x64', null, '', 'x64', null, false, null],
  ['', null, '', '', null, false, null],
]

describe('[S4-07] the name of a patch file', () => {
  it.each(golden)('%s', (name, kb, meant, architectures, language, hasSha1, version) => {
    const expected = meant === '' ? [] : meant.split(' ')
    expect(readName(name, products)).toEqual({
      kb,
      product: expected.length === 1 ? expected[0] : null,
      products: expected,
      architectures: architectures === '' ? [] : architectures.split(' '),
      language,
      sha1: hasSha1 ? sha1 : null,
      version,
    })
  })

  it('is read, whatever it is', () => {
    const pieces = fc.constantFrom('windows10.0', 'kb5034441', 'x64', sha1, '-', '_', '.', 'ndp48', 'enu', '中', ' ')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (name) => {
          expect(NameFacts.safeParse(readName(name, products)).success).toBe(true)
        },
      ),
    )
  })
})

describe('the list of products', () => {
  it('knows every product by at least one name of the table', () => {
    const known = new Set(golden.flatMap(([name]) => readName(name, products).products))
    const silent = products.map(({ id }) => id).filter((id) => !known.has(id))
    expect(silent).toEqual([])
  })

  it('refuses an id that stands twice and a pattern that is none', () => {
    const product = { id: 'a', zh: '甲', en: 'A', names: ['^a'] }
    expect(ProductList.safeParse({ products: [product, product] }).success).toBe(false)
    expect(ProductList.safeParse({ products: [{ ...product, names: ['('] }] }).success).toBe(false)
    expect(ProductList.safeParse({ products: [product] }).success).toBe(true)
  })
})
