/** A bug in a screen does not take the window with it: it says so and offers to start the screen again. */
import { Component } from 'react'
import { Translation } from 'react-i18next'
import { ErrorNote } from '../ui/notes'

type Props = { readonly children: React.ReactNode }
type State = { readonly broken: boolean }

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false }

  static getDerivedStateFromError(): State {
    return { broken: true }
  }

  override render(): React.ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <Translation ns="common">
        {(t) => <ErrorNote text={t('error.internal')} onRetry={() => this.setState({ broken: false })} />}
      </Translation>
    )
  }
}
