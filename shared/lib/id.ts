/** Identifiers are ULIDs: 26 characters that sort by the moment they were made. */
export const ulidPattern = /^[0-9A-HJKMNP-TV-Z]{26}$/
