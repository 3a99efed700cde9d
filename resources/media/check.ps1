# 补丁光盘自检：Windows 自带的 PowerShell 5.1 或更新版本即可。
# Checks a patch disc with the PowerShell that Windows brings (5.1 or newer).
#
#   powershell -ExecutionPolicy Bypass -File check.ps1            检查本文件所在的光盘 · checks the disc this file lies on
#   powershell -ExecutionPolicy Bypass -File check.ps1 -Folder E:\
#
# 退出码 Exit code: 0 一致 in order, 1 不一致 not in order, 2 无法检查 cannot be checked
param([string] $Folder = $PSScriptRoot)

$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
$around = @('SHA256SUMS', 'SHA256SUMS.minisig', 'manifest.json.sig', 'manifest.json.minisig')

function Write-NotChecked {
  @'

本脚本没有检查，不能代替正式验收：
  · 签名：光盘是否由支持中心签发
  · 站点：光盘是否给本站点
  · 期号：是否重复或过旧
  · 有效期：是否已经过期
请用值守的“接收光盘”或命令 vigil media verify 检查以上各项。

NOT CHECKED by this script, which is no substitute for the real check:
  - signature: whether the support centre made this disc
  - site:      whether it is meant for this site
  - sequence:  whether it is a repetition or too old
  - expiry:    whether it is still valid
Use Vigil, or "vigil media verify", for these.
'@ | Write-Host
}

try {
  $root = (Get-Item -LiteralPath $Folder).FullName.TrimEnd('\', '/') + [System.IO.Path]::DirectorySeparatorChar
  $lines = [System.IO.File]::ReadAllLines($root + 'SHA256SUMS')
} catch {
  Write-Host '没有 SHA256SUMS：这不是补丁光盘，或者光盘不完整。No SHA256SUMS: no patch disc, or an incomplete one.'
  exit 2
}

Write-Host '正在核对文件，请稍候…… Checking files …'
$bad = 0
$listed = New-Object 'System.Collections.Generic.HashSet[string]' ([System.StringComparer]::Ordinal)
foreach ($line in $lines) {
  if ($line -cnotmatch '^([0-9a-f]{64})  ([A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)$') {
    Write-Host "  SHA256SUMS 里有无法识别的一行 A line that is none of ours: $line"
    $bad++
    continue
  }
  $expected = $Matches[1]
  $name = $Matches[2]
  [void] $listed.Add($name)
  $file = $root + $name.Replace('/', [string] [System.IO.Path]::DirectorySeparatorChar)
  try {
    $found = (Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash.ToLowerInvariant()
    if ($found -cne $expected) {
      Write-Host "  $name 内容不同 other content"
      $bad++
    }
  } catch {
    Write-Host "  $name 缺少或读不出来 missing or unreadable"
    $bad++
  }
}

foreach ($item in Get-ChildItem -LiteralPath $root -Recurse -Force) {
  $name = $item.FullName.Substring($root.Length).Replace('\', '/')
  $isLink = ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint) -ne 0
  if ($isLink) {
    Write-Host "  $name （链接 link）"
    $bad++
  } elseif (-not $item.PSIsContainer -and $around -cnotcontains $name -and -not $listed.Contains($name)) {
    Write-Host "  $name 清单里没有 not in the list"
    $bad++
  }
}

Write-Host ''
if ($bad -eq 0) {
  Write-Host '✓ 文件与 SHA256SUMS 一致。 The files agree with SHA256SUMS.'
} else {
  Write-Host '✗ 文件与 SHA256SUMS 不一致，不要使用这张光盘，请联系支持中心。'
  Write-Host '  The files do NOT agree with SHA256SUMS. Do not use this disc, call the support centre.'
}
Write-NotChecked
if ($bad -eq 0) { exit 0 } else { exit 1 }
