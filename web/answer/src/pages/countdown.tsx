import { Component } from "preact";

interface Props {
  /** ms since 1970. */
  until_ms: number | undefined;
  words: (seconds: number) => string;
  /** Shown once the instant has come. */
  after?: string;
}

/** Whole seconds until an instant, counted down in words. */
export class Countdown extends Component<Props> {
  private timer = 0;
  componentDidMount(): void {
    this.timer = window.setInterval(() => this.setState({}), 250);
  }
  componentWillUnmount(): void {
    clearInterval(this.timer);
  }
  render({ until_ms, words, after }: Props) {
    const seconds = Math.max(0, Math.ceil(((until_ms || 0) - Date.now()) / 1000));
    return <p class="quiet centred">{seconds || !after ? words(seconds) : after}</p>;
  }
}
