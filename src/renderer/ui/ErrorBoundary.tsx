import { Component, type ReactNode } from 'react'

type ErrorBoundaryProps = { readonly children: ReactNode; readonly fallback: ReactNode }

/** A component that throws must not leave a blank window: what is said instead is the caller's. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children
  }
}
