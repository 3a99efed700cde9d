/** Where the hook may listen: exactly one address, so that nobody opens it to a network by mistake. */

/** In any spelling: `0.0.0.0`, `::`, `0:0:0:0:0:0:0:0`. */
const everyAddress = /^[0:.]+$/
/** IPv4 written as IPv6 reaches further than it looks. */
const mapped = /^[0:]+ffff:/i
/** Multicast and broadcast are nobody's own. */
const many = /^(?:22[4-9]|23\d|24\d|25[0-5])\.|^ff[0-9a-f]{2}:/i

/** Whether an IPv4 or IPv6 address is the address of one machine; not whether it is of this one. */
export const isOneAddress = (address: string): boolean =>
  !everyAddress.test(address) && !mapped.test(address) && !many.test(address)

/** `127.0.0.1:8710`, `[::1]:8710`: as it stands in a URL. */
export const hostAndPort = (address: string, port: number): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
