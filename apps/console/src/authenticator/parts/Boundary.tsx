import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  readonly sentence: string;
  readonly children: ReactNode;
}

/** Says so when the page broke, as when a part of it could not be loaded. */
export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="au-page" role="alert">
        <p>{this.props.sentence}</p>
      </div>
    );
  }
}
