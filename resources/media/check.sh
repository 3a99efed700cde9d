#!/bin/sh
# 补丁光盘自检：只需要 sh 和 coreutils 的 sha256sum。
# Checks a patch disc with nothing but sh and coreutils' sha256sum.
#
#   sh check.sh            检查本文件所在的光盘 · checks the disc this file lies on
#   sh check.sh FOLDER     检查另一个文件夹 · checks another folder
#
# 退出码 Exit code: 0 一致 in order, 1 不一致 not in order, 2 无法检查 cannot be checked

LC_ALL=C
export LC_ALL
unset CDPATH

case $# in
  0) dir=$(dirname -- "$0") ;;
  1) dir=$1 ;;
  *)
    echo 'usage: sh check.sh [FOLDER]' >&2
    exit 2
    ;;
esac

not_checked() {
  cat <<'END'

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
END
}

cd -- "$dir" 2>/dev/null || {
  echo "打不开文件夹 cannot open the folder: $dir" >&2
  exit 2
}
command -v sha256sum >/dev/null 2>&1 || {
  echo '这台电脑没有 sha256sum，无法检查。There is no sha256sum on this computer.' >&2
  exit 2
}
if [ ! -f SHA256SUMS ] || [ -L SHA256SUMS ]; then
  echo '没有 SHA256SUMS：这不是补丁光盘，或者光盘不完整。No SHA256SUMS: no patch disc, or an incomplete one.' >&2
  exit 2
fi

bad=0

# 清单里的每个文件 Every file of the list
echo '正在核对文件，请稍候…… Checking files …'
if ! sha256sum --check --strict --quiet -- SHA256SUMS; then
  bad=1
fi

# 清单以外的文件和链接 Files beyond the list, and links
newline='
'
listed=$newline
while IFS= read -r line; do
  listed=$listed${line#*  }$newline
done <SHA256SUMS

# 逐层查看文件夹 Looks into folder $1, which ends with a slash
walk() {
  for entry in "$1"* "$1".[!.]* "$1"..?*; do
    name=${entry#./}
    if [ -L "$entry" ]; then
      printf '  %s （链接 link）\n' "$name"
    elif [ -d "$entry" ]; then
      (walk "$entry/")
    elif [ -e "$entry" ]; then
      case $name in
        SHA256SUMS | SHA256SUMS.minisig | manifest.json.sig | manifest.json.minisig) continue ;;
        *"$newline"*) ;;
        *) case $listed in *"$newline$name$newline"*) continue ;; esac ;;
      esac
      printf '  %s\n' "$name"
    fi
  done
}
extra=$(walk ./)
if [ -n "$extra" ]; then
  bad=1
  echo
  echo '清单里没有的文件 Files that are not in the list:'
  printf '%s\n' "$extra"
fi

echo
if [ "$bad" -eq 0 ]; then
  echo '✓ 文件与 SHA256SUMS 一致。 The files agree with SHA256SUMS.'
else
  echo '✗ 文件与 SHA256SUMS 不一致，不要使用这张光盘，请联系支持中心。'
  echo '  The files do NOT agree with SHA256SUMS. Do not use this disc, call the support centre.'
fi
not_checked
exit "$bad"
