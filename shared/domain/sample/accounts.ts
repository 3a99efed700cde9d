/** The accounts of the sample centre. Their password is published: it is shown wherever the sample centre is offered. */
import type { UserDraft } from '../people/people'

export const samplePassword = 'vigil-sample-centre'

/** Who the development profile signs in. */
export const sampleAdministrator = 'sample.admin'

export const sampleAccounts: readonly UserDraft[] = [
  { username: sampleAdministrator, displayName: '管某理', roles: ['administrator'], extension: null, phones: [] },
  { username: 'sample.manager', displayName: '方某远', roles: ['service-manager'], extension: null, phones: [] },
  { username: 'sample.duty', displayName: '秦某岚', roles: ['duty-manager'], extension: null, phones: [] },
  { username: 'sample.agent1', displayName: '苏某晴', roles: ['hotline-agent'], extension: '8001', phones: [] },
  { username: 'sample.agent2', displayName: '叶某舟', roles: ['hotline-agent'], extension: '8002', phones: [] },
  { username: 'sample.agent3', displayName: '何某雨', roles: ['hotline-agent'], extension: '8003', phones: [] },
  { username: 'sample.engineer1', displayName: '程某川', roles: ['engineer'], extension: null, phones: [] },
  { username: 'sample.engineer2', displayName: '陆某平', roles: ['engineer'], extension: null, phones: [] },
  { username: 'sample.media', displayName: '盘某安', roles: ['media-operator'], extension: null, phones: [] },
]
