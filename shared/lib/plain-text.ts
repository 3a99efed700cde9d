/** Text as people mean it: without characters that show nothing or change how what stands beside them shows. */

/**
 * Controls, zero-width characters, direction overrides and halves of surrogate pairs. They come with a number copied from
 * an address book or from a caller who means harm; a name made of them could not be seen. Kept: the joiner of emoji.
 */
const unseen = /(?![\n\t\u200D])[\p{Cc}\p{Cf}\p{Cs}]/gu

/** Lines and tabs stay. */
export const withoutUnseen = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(unseen, '')

/** In one line. */
export const oneLine = (text: string): string => withoutUnseen(text).replaceAll(/[\n\t\u2028\u2029]/g, ' ')

/**
 * Serial numbers and barcodes as they are scanned: the wide letters of a Chinese keyboard made plain, no spaces, nothing unseen,
 * upper case.
 */
export const scanned = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .toUpperCase()
