/**
 * Optical drives of Windows by its own burning interface, IMAPI2. Nobody has tried this on a real machine yet, which is said to
 * whoever sees such a drive.
 */
import { z } from 'zod'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Burnt, Drive, Watch } from '../discs'
import { createTelling } from '../watch'
import { runPowershell } from './powershell'

const listScript = `
$master = New-Object -ComObject IMAPI2.MsftDiscMaster2
$drives = @()
foreach ($id in $master) {
  $recorder = New-Object -ComObject IMAPI2.MsftDiscRecorder2
  $recorder.InitializeDiscRecorder($id)
  $format = New-Object -ComObject IMAPI2.MsftDiscFormat2Data
  $hasDisc = $false
  $size = $null
  if ($format.IsRecorderSupported($recorder)) {
    $format.Recorder = $recorder
    try {
      $hasDisc = [bool]$format.IsCurrentMediaSupported($recorder)
      if ($hasDisc) { $size = [double]$format.FreeSectorsOnMedia * 2048 }
    } catch { $hasDisc = $false }
  }
  $letter = @($recorder.VolumePathNames)[0]
  if ($letter) {
    $drives += @{ address = $letter.TrimEnd('\\'); name = ($recorder.VendorId + ' ' + $recorder.ProductId).Trim(); hasDisc = $hasDisc; size = $size }
  }
}
ConvertTo-Json -Compress -InputObject @($drives)
`

const Found = z.array(
  z.object({ address: z.string(), name: z.string(), hasDisc: z.boolean(), size: z.number().nullable() }),
)

export async function listWindowsDrives({ signal }: Watch): Promise<Result<readonly Drive[]>> {
  const said = await runPowershell(listScript, {}, signal)
  if (!said.ok) return said
  const found = Found.safeParse(said.value)
  if (!found.success) return fail('media.powershell-failed', undefined, found.error.message)
  return ok(
    found.data.map(({ address, name, hasDisc, size }) => ({
      address,
      kind: 'optical',
      name,
      size,
      medium: null,
      refused: hasDisc ? null : { code: 'media.no-disc', params: { drive: address } },
      untested: true,
    })),
  )
}

/** The image as a stream, written and fully verified by Windows itself (\`IMAPI_BURN_VERIFICATION_FULL\`). */
const burnScript = `
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
public static class VigilStream {
  [DllImport("shlwapi.dll", CharSet = CharSet.Unicode, PreserveSig = false)]
  public static extern void SHCreateStreamOnFileEx(string file, uint mode, uint attributes, bool create, IStream template, out IStream stream);
  public static IStream Open(string file) {
    IStream stream;
    SHCreateStreamOnFileEx(file, 0x20, 0x80, false, null, out stream);
    return stream;
  }
}
'@
$master = New-Object -ComObject IMAPI2.MsftDiscMaster2
$recorder = $null
foreach ($id in $master) {
  $one = New-Object -ComObject IMAPI2.MsftDiscRecorder2
  $one.InitializeDiscRecorder($id)
  if (@($one.VolumePathNames | ForEach-Object { $_.TrimEnd('\\') }) -contains $env:VIGIL_DRIVE) { $recorder = $one }
}
if (-not $recorder) { ConvertTo-Json -Compress @{ code = 'drive-gone'; room = 0 }; exit 0 }
$format = New-Object -ComObject IMAPI2.MsftDiscFormat2Data
$format.Recorder = $recorder
$format.ClientName = 'Vigil'
if (-not $format.IsCurrentMediaSupported($recorder)) { ConvertTo-Json -Compress @{ code = 'no-disc'; room = 0 }; exit 0 }
if (-not $format.MediaPhysicallyBlank -and -not $format.MediaHeuristicallyBlank) { ConvertTo-Json -Compress @{ code = 'disc-not-blank'; room = 0 }; exit 0 }
$room = [double]$format.FreeSectorsOnMedia * 2048
if ([double]$env:VIGIL_SIZE -gt $room) { ConvertTo-Json -Compress @{ code = 'disc-too-small'; room = $room }; exit 0 }
$format.BurnVerificationLevel = 2
$format.ForceMediaToBeClosed = $true
$format.Write([VigilStream]::Open($env:VIGIL_IMAGE))
ConvertTo-Json -Compress @{ code = 'ok'; room = $room }
`

const Outcome = z.object({
  code: z.enum(['ok', 'drive-gone', 'no-disc', 'disc-not-blank', 'disc-too-small']),
  room: z.number(),
})

/** Windows tells nothing while it burns: progress is the beginning and the end. */
export async function burnWindows({
  image,
  size,
  drive,
  signal,
  ...watch
}: {
  readonly image: string
  readonly size: number
  readonly drive: string
} & Watch): Promise<Result<Burnt>> {
  const { tell, end } = createTelling(watch)
  tell({ done: 0, total: size })
  const values = { VIGIL_IMAGE: image, VIGIL_SIZE: String(size), VIGIL_DRIVE: drive }
  const said = await runPowershell(burnScript, values, signal)
  if (!said.ok)
    return said.error.code === 'media.powershell-failed'
      ? fail('media.burn-failed', { drive }, said.error.detail)
      : said
  const outcome = Outcome.safeParse(said.value)
  if (!outcome.success) return fail('media.burn-failed', { drive }, outcome.error.message)
  const { code, room } = outcome.data
  switch (code) {
    case 'ok':
      end({ done: size, total: size })
      return ok({ size })
    case 'drive-gone':
      return fail('media.drive-gone', { drive })
    case 'no-disc':
      return fail('media.no-disc', { drive })
    case 'disc-not-blank':
      return fail('media.disc-not-blank', { drive })
    case 'disc-too-small':
      return fail('media.disc-too-small', { need: size, room })
  }
}

export async function powershellVersion(): Promise<Result<string>> {
  const said = await runPowershell('ConvertTo-Json -Compress $PSVersionTable.PSVersion.ToString()')
  if (!said.ok) return said
  const version = z.string().safeParse(said.value)
  return version.success ? ok(version.data) : fail('media.powershell-failed', undefined, version.error.message)
}
