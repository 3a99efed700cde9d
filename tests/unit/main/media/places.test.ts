import { expect, it } from 'vitest'
import { mountedMedia } from '#main/features/media-site/places'

it('media are told from the system’s own file systems by the list of mounts', () => {
  const mounts = [
    '/dev/vda / ext4 rw 0 0',
    'proc /proc proc rw 0 0',
    '/dev/vda1 /boot/efi vfat rw 0 0',
    '/dev/sr0 /media/zhao/VIGIL_7_1 iso9660 ro 0 0',
    '/dev/sdb1 /media/zhao/补丁\\040盘 exfat rw 0 0',
    '//nas/patches /mnt/patches cifs rw 0 0',
    '',
  ].join('\n')
  expect(mountedMedia(mounts)).toEqual(['/media/zhao/VIGIL_7_1', '/media/zhao/补丁 盘'])
})
