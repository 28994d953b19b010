import { Component } from "preact";
import { lateTexts } from "../locale/late";

interface Props {
  /** On a screen of several questions, which may be long: said until somebody has scrolled, so that it lies over no answer. */
  words?: string;
}

/** Says that there is more, as long as the last option lies below the edge: who does not see it does not choose it. */
export class MoreBelow extends Component<Props, { more?: boolean; scrolled?: boolean }> {
  private watcher: IntersectionObserver | undefined;
  componentDidMount(): void {
    const options = document.querySelectorAll(".option");
    const last = options[options.length - 1];
    if (this.props.words) window.addEventListener("scroll", this.onScroll);
    if (!last || typeof IntersectionObserver !== "function") return;
    this.watcher = new IntersectionObserver(
      ([seen]) => this.setState({ more: !!seen && seen.intersectionRatio < 0.9 && seen.boundingClientRect.top > 0 }),
      { threshold: [0, 0.9] },
    );
    this.watcher.observe(last);
  }
  componentWillUnmount(): void {
    window.removeEventListener("scroll", this.onScroll);
    if (this.watcher) this.watcher.disconnect();
  }
  private onScroll = (): void => {
    if (window.scrollY > 40 && !this.state.scrolled) this.setState({ scrolled: true });
  };
  render({ words }: Props, { more, scrolled }: { more?: boolean; scrolled?: boolean }) {
    return more && !scrolled ? (
      <p class="more" aria-hidden="true">
        <span>{words || lateTexts().scroll}</span>
      </p>
    ) : null;
  }
}
