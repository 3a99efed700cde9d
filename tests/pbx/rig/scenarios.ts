/**
 * SIP scenarios for sipp. Each waits for an INFO request of its own call-id as the sign to go on (answer, hang up), which
 * the rig sends to it; a time may be given after which it goes on by itself.
 */

type PhoneTimes = { readonly answerAfterMs?: number; readonly hangUpAfterMs?: number }

const sdp = `Content-Type: application/sdp
Content-Length: [len]

v=0
o=user1 53655765 2353687637 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[media_ip_type] [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 0
a=rtpmap:0 PCMU/8000`

const lastHeaders = `[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0`

function send(message: string, attributes = ''): string {
  return `<send${attributes}><![CDATA[\n${message}\n\n]]></send>`
}

function log(word: string): string {
  return `<nop><action><log message="${word} [call_id]"/></action></nop>`
}

/** Keeps a header of the message just received, for answers sent after other messages came in between. */
function keep(header: string, name: string): string {
  return `<ereg regexp=".*" search_in="hdr" header="${header}:" assign_to="${name}"/>`
}

/**
 * Waits for the sign, for so long at most, unless the other side's request comes first. sipp looks at the time limit of the
 * first thing it waits for only. The sign came from the rig, so the PBX is made the destination again.
 */
function signUnless(
  request: string,
  elsewhere: string,
  sipPort: number,
  afterMs: number | undefined,
  label: string,
): string {
  const timer = afterMs === undefined ? '' : ` timeout="${afterMs}" ontimeout="${label}"`
  return `<recv request="${request}" optional="true" next="${elsewhere}"${timer}></recv>
  <recv request="INFO"></recv>
  <nop><action><setdest host="127.0.0.1" port="${sipPort}" protocol="udp"/></action></nop>
  <label id="${label}"/>`
}

/** An answer to the INVITE whose headers were kept. */
function ofInvite(status: string, rest: string): string {
  return `SIP/2.0 ${status}
Via:[$via]
From:[$from]
To:[$to];tag=[pid]phone[call_number]
Call-ID: [call_id]
CSeq:[$cseq]
Contact: <sip:[local_ip]:[local_port];transport=[transport]>
${rest}`
}

/** An agent's telephone: rings at once, answers and hangs up on a sign or after a time, and takes it when the caller does. */
export function phoneScenario(sipPort: number, { answerAfterMs, hangUpAfterMs }: PhoneTimes): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="phone">
  <recv request="INVITE"><action>
    ${keep('Via', 'via')}${keep('From', 'from')}${keep('To', 'to')}${keep('CSeq', 'cseq')}
  </action></recv>
  ${send(ofInvite('180 Ringing', 'Content-Length: 0'))}
  ${log('ringing')}
  ${signUnless('CANCEL', 'cancelled', sipPort, answerAfterMs, 'answer')}
  ${send(ofInvite('200 OK', sdp), ' retrans="500"')}
  <recv request="ACK"></recv>
  ${log('answered')}
  ${signUnless('BYE', 'hung-up', sipPort, hangUpAfterMs, 'hang-up')}
  ${send(
    `BYE sip:pbx@127.0.0.1:${sipPort} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From:[$to];tag=[pid]phone[call_number]
To:[$from]
Call-ID: [call_id]
CSeq: 1 BYE
Max-Forwards: 70
Content-Length: 0`,
    ' retrans="500"',
  )}
  <recv response="200" next="end"></recv>
  <label id="hung-up"/>
  ${send(`SIP/2.0 200 OK\n${lastHeaders}`, ' next="end"')}
  <label id="cancelled"/>
  ${send(`SIP/2.0 200 OK\n${lastHeaders}`)}
  ${send(ofInvite('487 Request Terminated', 'Content-Length: 0'), ' retrans="500"')}
  <recv request="ACK"></recv>
  <label id="end"/>
  ${log('free')}
</scenario>
`
}

/** A caller: stays on the line until the other side, a sign or the time ends the call. */
export function callerScenario(sipPort: number, number: string, hangUpAfterMs: number | undefined): string {
  const request = (
    method: string,
    to: string,
    cseq: number,
    rest: string,
  ) => `${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: "${number}" <sip:${number}@[local_ip]:[local_port]>;tag=[pid]caller[call_number]
To:${to}
Call-ID: [call_id]
CSeq: ${cseq} ${method}
Contact: <sip:${number}@[local_ip]:[local_port]>
Max-Forwards: 70
${rest}`
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="caller">
  ${send(request('INVITE', ' <sip:[service]@[remote_ip]:[remote_port]>', 1, sdp), ' retrans="500"')}
  <recv response="100" optional="true"></recv>
  <recv response="180" optional="true"></recv>
  <recv response="183" optional="true"></recv>
  <recv response="200"><action>${keep('To', 'to')}</action></recv>
  ${send(request('ACK', '[$to]', 1, 'Content-Length: 0'))}
  ${log('connected')}
  ${signUnless('BYE', 'hung-up', sipPort, hangUpAfterMs, 'hang-up')}
  ${send(request('BYE', '[$to]', 2, 'Content-Length: 0'), ' retrans="500"')}
  <recv response="200" next="end"></recv>
  <label id="hung-up"/>
  ${send(`SIP/2.0 200 OK\n${lastHeaders}`)}
  <label id="end"/>
  ${log('ended')}
</scenario>
`
}
