/** What the policy itself calls a stage of support; where it offers none of that kind, the usual word. */
import { supportStageNames } from '#shared/domain/policy/names'
import type { SupportStage } from '#shared/domain/policy/parts'
import type { Policy } from '#shared/domain/policy/schema'
import { useLocalName } from '../../../../ui/local-text'

export function useStageNames({ stages }: Policy): (stage: SupportStage) => string {
  const local = useLocalName()
  return (stage) => local(stages.find((one) => one.stage === stage)?.name ?? supportStageNames[stage])
}
