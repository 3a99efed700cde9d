/** A suggested severity from what the caller answers [S1-25] [S3-10] [S3-16]. */
import type { SeverityGuide } from './work'

/** By question id: yes or no, or minutes. What was not asked is left out. */
export type Answers = Readonly<Record<string, boolean | number>>

/** The severity of the first rule whose conditions all hold; undefined when none does. An answer that is wanting holds nothing. */
export const suggestFromAnswers = ({ rules }: SeverityGuide, answers: Answers): string | undefined =>
  rules.find(({ when }) =>
    when.every((condition) => {
      const answer = answers[condition.question]
      return 'is' in condition ? answer === condition.is : typeof answer === 'number' && answer > condition.over
    }),
  )?.severity
