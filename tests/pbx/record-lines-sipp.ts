/** SIP scenarios of record-lines: a telephone that holds, and whoever answers in the outside world. */
const sdp = (direction: string) => `Content-Type: application/sdp
Content-Length: [len]

v=0
o=user1 53655765 2353687637 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[media_ip_type] [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 0
a=rtpmap:0 PCMU/8000
a=${direction}`

const send = (message: string) => `<send retrans="500"><![CDATA[\n${message}\n\n]]></send>`
const once = (message: string) => `<send><![CDATA[\n${message}\n\n]]></send>`
const log = (word: string) => `<nop><action><log message="${word} [call_id]"/></action></nop>`
const keep = (header: string, name: string) =>
  `<ereg regexp=".*" search_in="hdr" header="${header}:" assign_to="${name}"/>`

const ofInvite = (status: string, rest: string) => `SIP/2.0 ${status}
Via:[$via]
From:[$from]
To:[$to];tag=[pid]line[call_number]
Call-ID: [call_id]
CSeq:[$cseq]
Contact: <sip:[local_ip]:[local_port];transport=[transport]>
${rest}`

const ok = `SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0`

const invited = `<recv request="INVITE"><action>
    ${keep('Via', 'via')}${keep('From', 'from')}${keep('To', 'to')}${keep('CSeq', 'cseq')}
  </action></recv>`

const request = (
  sipPort: number,
  method: string,
  cseq: number,
  rest: string,
) => `${method} sip:pbx@127.0.0.1:${sipPort} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From:[$to];tag=[pid]line[call_number]
To:[$from]
Call-ID: [call_id]
CSeq: ${cseq} ${method === 'ACK' ? 'ACK' : method}
Contact: <sip:[local_ip]:[local_port];transport=[transport]>
Max-Forwards: 70
${rest}`

const sign = (sipPort: number) => `<recv request="INFO"></recv>
  <nop><action><setdest host="127.0.0.1" port="${sipPort}" protocol="udp"/></action></nop>`

const hold = (sipPort: number, cseq: number, direction: string) => `${sign(sipPort)}
  ${send(request(sipPort, 'INVITE', cseq, sdp(direction)))}
  <recv response="100" optional="true"></recv>
  <recv response="200"></recv>
  ${once(request(sipPort, 'ACK', cseq, 'Content-Length: 0'))}`

/** Answers after 700 ms; at the first sign it holds, at the second it resumes, at the third it hangs up. */
export const holdingPhoneScenario = (sipPort: number): string => `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="holding">
  ${invited}
  ${once(ofInvite('180 Ringing', 'Content-Length: 0'))}
  <pause milliseconds="700"/>
  ${send(ofInvite('200 OK', sdp('sendrecv')))}
  <recv request="ACK"></recv>
  ${log('answered')}
  ${hold(sipPort, 1, 'sendonly')}
  ${hold(sipPort, 2, 'sendrecv')}
  ${sign(sipPort)}
  ${send(request(sipPort, 'BYE', 3, 'Content-Length: 0'))}
  <recv response="200"></recv>
  ${log('free')}
</scenario>
`

/** Answers after 700 ms, plays `speech` (a file of µ-law) and hangs up after 3 s. */
export const speakingPhoneScenario = (
  sipPort: number,
  speech: string,
): string => `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="speaking">
  ${invited}
  ${once(ofInvite('180 Ringing', 'Content-Length: 0'))}
  <pause milliseconds="700"/>
  ${send(ofInvite('200 OK', sdp('sendrecv').replace('[media_port]', '[rtpstream_audio_port]')))}
  <recv request="ACK"></recv>
  <nop><action><exec rtp_stream="${speech},-1,0"/></action></nop>
  <pause milliseconds="3000"/>
  ${send(request(sipPort, 'BYE', 1, 'Content-Length: 0'))}
  <recv response="200"></recv>
</scenario>
`

type FarOptions = { readonly refuseWith?: string; readonly hangUpAfterMs?: number }

/** Somebody outside: rings, then refuses, or answers after 700 ms and hangs up after a time or waits for the other side. */
export function farScenario(sipPort: number, { refuseWith, hangUpAfterMs }: FarOptions): string {
  const ringing = `${invited}
  ${once(ofInvite('180 Ringing', 'Content-Length: 0'))}
  <pause milliseconds="700"/>`
  const rest =
    refuseWith !== undefined
      ? `${send(ofInvite(refuseWith, 'Content-Length: 0'))}
  <recv request="ACK"></recv>`
      : `${send(ofInvite('200 OK', sdp('sendrecv')))}
  <recv request="ACK"></recv>
  ${log('answered')}
  ${
    hangUpAfterMs === undefined
      ? `<recv request="BYE"></recv>
  ${once(ok)}`
      : `<pause milliseconds="${hangUpAfterMs}"/>
  ${send(request(sipPort, 'BYE', 1, 'Content-Length: 0'))}
  <recv response="200"></recv>`
  }`
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="far">
  ${ringing}
  ${rest}
</scenario>
`
}
