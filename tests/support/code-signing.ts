/**
 * A publisher for tests, with everything real: a certificate authority made on the spot by OpenSSL, a time stamp authority that
 * answers by HTTP, and CAB, EXE and MSI files that osslsigncode signs.
 */
import { execFile, execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const organisation = 'Vigil Test Publisher'

type Subject = {
  readonly name: string
  readonly org?: string
  /** What the certificate is for: `codeSigning`, `critical,timeStamping` … */
  readonly usage: string
  /** `YYYYMMDDHHMMSSZ`; by default valid now. */
  readonly from?: string
  readonly to?: string
}

export type Signer = { readonly cert: string; readonly key: string }

export type Authority = {
  /** PEM file. */
  readonly root: string
  readonly issue: (subject: Subject) => Signer
}

/** A root of its own in `dir`. */
export function createAuthority(dir: string, name = 'Vigil Test Root'): Authority {
  mkdirSync(dir, { recursive: true })
  const at = (file: string): string => path.join(dir, file)
  const openssl = (command: string, ...more: readonly string[]): void => {
    execFileSync('openssl', [...command.split(' '), ...more], { cwd: dir, stdio: 'pipe' })
  }
  openssl(
    'req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3650',
    '-subj',
    `/C=CN/O=${organisation}/CN=${name}`,
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  )
  writeFileSync(at('index.txt'), '')
  writeFileSync(at('serial'), '1000\n')
  writeFileSync(
    at('ca.cnf'),
    `[ca]\ndefault_ca=own\n[own]\ndir=.\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ncertificate=root.pem
private_key=root.key\ndefault_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncountryName=optional
organizationName=optional\ncommonName=supplied\n`,
  )
  let count = 0
  return {
    root: at('root.pem'),
    issue: ({ name: own, org = organisation, usage, from = '20200101000000Z', to = '20491231000000Z' }) => {
      const leaf = `leaf${(count += 1)}`
      const subject = `/C=CN/O=${org}/CN=${own}`
      openssl(`req -new -newkey rsa:2048 -nodes -keyout ${leaf}.key -out ${leaf}.csr`, '-subj', subject)
      writeFileSync(
        at(`${leaf}.ext`),
        `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=${usage}\n`,
      )
      openssl(
        `ca -config ca.cnf -batch -notext -in ${leaf}.csr -out ${leaf}.pem`,
        '-extfile',
        `${leaf}.ext`,
        '-startdate',
        from,
        '-enddate',
        to,
      )
      return { cert: at(`${leaf}.pem`), key: at(`${leaf}.key`) }
    },
  }
}

export type StampAuthority = { readonly url: string; readonly stop: () => Promise<void> }

/** Answers RFC 3161 requests, signed by `signer`. */
export async function startStampAuthority(dir: string, { cert, key }: Signer): Promise<StampAuthority> {
  mkdirSync(dir, { recursive: true })
  writeFileSync(
    path.join(dir, 'tsa.cnf'),
    `[tsa]\ndefault_tsa=own\n[own]\nserial=tsa.serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1
digests=sha1,sha256,sha384,sha512\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n`,
  )
  let count = 0
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const query = path.join(dir, `query${(count += 1)}`)
      writeFileSync(query, Buffer.concat(pieces))
      const args = [
        'ts',
        '-reply',
        '-config',
        'tsa.cnf',
        '-queryfile',
        query,
        '-signer',
        cert,
        '-inkey',
        key,
        '-out',
        `${query}.reply`,
      ]
      execFile('openssl', args, { cwd: dir }, (error) => {
        response.writeHead(error ? 500 : 200, { 'Content-Type': 'application/timestamp-reply' })
        response.end(error ? error.message : readFileSync(`${query}.reply`))
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The smallest Windows program: headers, and a section that holds `text`. */
export function makeExe(text: string): Buffer {
  const bytes = Buffer.alloc(1024)
  bytes.write('MZ', 0, 'latin1')
  bytes.writeUInt32LE(0x80, 0x3c)
  bytes.write('PE\0\0', 0x80, 'latin1')
  const header = 0x84
  bytes.writeUInt16LE(0x8664, header)
  bytes.writeUInt16LE(1, header + 2)
  bytes.writeUInt16LE(240, header + 16)
  bytes.writeUInt16LE(0x22, header + 18)
  const optional = header + 20
  bytes.writeUInt16LE(0x20b, optional)
  bytes.writeUInt32LE(0x1000, optional + 16)
  bytes.writeBigUInt64LE(0x140000000n, optional + 24)
  bytes.writeUInt32LE(0x1000, optional + 32)
  bytes.writeUInt32LE(0x200, optional + 36)
  bytes.writeUInt32LE(0x2000, optional + 56)
  bytes.writeUInt32LE(0x200, optional + 60)
  bytes.writeUInt16LE(3, optional + 68)
  bytes.writeUInt32LE(16, optional + 108)
  const section = optional + 240
  bytes.write('.text', section, 'latin1')
  bytes.writeUInt32LE(0x200, section + 8)
  bytes.writeUInt32LE(0x1000, section + 12)
  bytes.writeUInt32LE(0x200, section + 16)
  bytes.writeUInt32LE(0x200, section + 20)
  bytes.write(text, 0x200, 'latin1')
  return bytes
}

export function makeCab(file: string, text: string): void {
  const content = `${file}.txt`
  writeFileSync(content, text)
  execFileSync('gcab', ['-c', '-n', path.basename(file), path.basename(content)], {
    cwd: path.dirname(file),
    stdio: 'pipe',
  })
}

export function makeMsi(file: string, text: string): void {
  execFileSync('msibuild', [file, '-s', text, organisation, 'x64;1033', '{12345678-1234-1234-1234-123456789012}'], {
    stdio: 'pipe',
  })
}

/** A WIM as far as its first bytes tell: its payload is not looked at. */
export const makeWim = (text: string): Buffer =>
  Buffer.concat([Buffer.from('MSWIM\0\0\0', 'latin1'), Buffer.from(text)])

export type Signing = {
  readonly by: Signer
  /** Of a time stamp authority. */
  readonly stamp?: string
  readonly digest?: 'sha1' | 'sha256'
}

export async function signFile(from: string, to: string, { by, stamp, digest = 'sha256' }: Signing): Promise<void> {
  const stamping = stamp === undefined ? [] : ['-ts', stamp]
  await run('osslsigncode', [
    'sign',
    '-certs',
    by.cert,
    '-key',
    by.key,
    '-h',
    digest,
    ...stamping,
    '-in',
    from,
    '-out',
    to,
  ])
}

/** A folder of roots as `readTrust` wants it. */
export function writeTrust(
  dir: string,
  roots: { readonly signers: readonly string[]; readonly timeStamps: readonly string[] },
  publishers: { readonly organisations?: readonly string[]; readonly refusedSigners?: readonly string[] } = {},
): void {
  mkdirSync(dir, { recursive: true })
  const copy = (given: string, index: number, kind: string) => {
    const file = `${kind}${index}.pem`
    const pem = readFileSync(given)
    writeFileSync(path.join(dir, file), pem)
    const { raw } = new X509Certificate(pem)
    return { file, sha256: createHash('sha256').update(raw).digest('hex').toUpperCase() }
  }
  writeFileSync(
    path.join(dir, 'trust.json'),
    JSON.stringify({
      signers: roots.signers.map((file, i) => copy(file, i, 'signer')),
      timeStamps: roots.timeStamps.map((file, i) => copy(file, i, 'stamp')),
      organisations: publishers.organisations ?? [organisation],
      refusedSigners: publishers.refusedSigners ?? [],
    }),
  )
}
