import { Component, type ReactNode } from 'react';

/** Keeps one message that cannot be drawn from taking the page with it, and says so in its place. */
export class MessageGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <p className="undrawable">This message holds something that cannot be shown.</p>;
  }
}
