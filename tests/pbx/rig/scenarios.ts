/**
 * SIP scenarios for sipp. Each waits for an INFO request of its own call-id as the sign to go on (answer, hang up), which
 * the rig sends to it; a time may be given after which it goes on by itself.
 */

type Caller = { readonly number: string; readonly name?: string; readonly hangUpAfterMs?: number }
type PhoneTimes = { readonly answerAfterMs?: number; readonly hangUpAfterMs?: number }

const sdp = `Content-Type: application/sdp
Content-Length: [len]

v=0
o=user1 53655765 2353687637 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[local_ip_type] [local_ip]
t=0 0
m=audio [rtpstream_audio_port] RTP/AVP 0
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

/**
 * Silence as a telephone sends it for as long as the call lasts. Asterisk looks at a call only when something comes: without
 * it nobody's keys would be heard.
 */
const speak = '<nop><action><exec rtp_stream="silence.ulaw,-1,0"/></action></nop>'
export const silenceFile = 'silence.ulaw'

/** What that file holds: a second of silence in µ-law. */
export const silence = new Uint8Array(8000).fill(0xff)

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

/**
 * A telephone: rings at once, answers and hangs up on a sign or after a time, and takes it when the other side does. While
 * talking it puts the other side on hold, and takes it back, on a MESSAGE from the rig. A NOTIFY that asks it to answer or
 * to hold comes as a call of its own: it is accepted and logged.
 */
export function phoneScenario(sipPort: number, { answerAfterMs, hangUpAfterMs }: PhoneTimes): string {
  const request = (method: string, rest: string) => `${method} sip:pbx@127.0.0.1:${sipPort} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From:[$to];tag=[pid]phone[call_number]
To:[$from]
Call-ID: [call_id]
CSeq: [cseq] ${method}
Contact: <sip:[local_ip]:[local_port];transport=[transport]>
Max-Forwards: 70
${rest}`
  const toPbx = `<nop><action><setdest host="127.0.0.1" port="${sipPort}" protocol="udp"/></action></nop>`
  /** A re-INVITE with which the telephone changes what it listens to. */
  const renew = (direction: string, word: string) => `${toPbx}
  ${send(request('INVITE', `${sdp}\na=${direction}`), ' retrans="500"')}
  <recv response="100" optional="true"></recv>
  <recv response="200"></recv>
  ${send(request('ACK', 'Content-Length: 0'))}
  ${log(word)}`
  /** Any of three requests ends the wait; the first one's time limit is the only one sipp looks at. */
  const talk = (label: string, onMessage: string) => {
    const timer = hangUpAfterMs === undefined ? '' : ` timeout="${hangUpAfterMs}" ontimeout="hang-up"`
    return `<label id="${label}"/>
  <recv request="BYE" optional="true" next="hung-up"${timer}></recv>
  <recv request="MESSAGE" optional="true" next="${onMessage}"></recv>
  <recv request="INFO" next="hang-up"></recv>`
  }
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="phone">
  <recv request="NOTIFY" optional="true" next="notified"><action>
    <ereg regexp="[a-z]+" search_in="hdr" header="Event:" assign_to="event"/>
  </action></recv>
  <recv request="INVITE"><action>
    ${keep('Via', 'via')}${keep('From', 'from')}${keep('To', 'to')}${keep('CSeq', 'cseq')}
  </action></recv>
  ${send(ofInvite('180 Ringing', 'Content-Length: 0'))}
  ${log('ringing')}
  ${signUnless('CANCEL', 'cancelled', sipPort, answerAfterMs, 'answer')}
  ${send(ofInvite('200 OK', sdp), ' retrans="500"')}
  <recv request="ACK"></recv>
  ${speak}
  ${log('answered')}
  ${talk('talk', 'hold')}
  <label id="hold"/>
  ${renew('sendonly', 'held')}
  ${talk('on-hold', 'resume')}
  <label id="resume"/>
  ${renew('sendrecv', 'resumed')}
  <nop next="talk"></nop>
  <label id="hang-up"/>
  ${toPbx}
  ${send(request('BYE', 'Content-Length: 0'), ' retrans="500"')}
  <recv response="200" next="end"></recv>
  <label id="hung-up"/>
  ${send(`SIP/2.0 200 OK\n${lastHeaders}`, ' next="end"')}
  <label id="cancelled"/>
  ${send(`SIP/2.0 200 OK\n${lastHeaders}`)}
  ${send(ofInvite('487 Request Terminated', 'Content-Length: 0'), ' retrans="500"')}
  <recv request="ACK" next="end"></recv>
  <label id="notified"/>
  ${send(`SIP/2.0 200 OK\n${lastHeaders}`)}
  <nop next="over"><action><log message="notify-[$event] [call_id]"/></action></nop>
  <label id="end"/>
  ${log('free')}
  <label id="over"/>
  <nop></nop>
</scenario>
`
}

/** A caller: stays on the line until the other side, a sign or the time ends the call. */
export function callerScenario(sipPort: number, { number, name = number, hangUpAfterMs }: Caller): string {
  const request = (
    method: string,
    to: string,
    cseq: number,
    rest: string,
  ) => `${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: "${name}" <sip:${number}@[local_ip]:[local_port]>;tag=[pid]caller[call_number]
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
  ${speak}
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
