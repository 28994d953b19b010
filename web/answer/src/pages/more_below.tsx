import { Component } from "preact";
import { lateTexts } from "../locale/late";

/** Says that there is more, as long as the last option lies below the edge: who does not see it does not choose it. */
export class MoreBelow extends Component<object, { more?: boolean }> {
  private watcher: IntersectionObserver | undefined;
  componentDidMount(): void {
    const options = document.querySelectorAll(".option");
    const last = options[options.length - 1];
    if (!last || typeof IntersectionObserver !== "function") return;
    this.watcher = new IntersectionObserver(([seen]) => this.setState({ more: !!seen && seen.intersectionRatio < 0.9 && seen.boundingClientRect.top > 0 }), { threshold: [0, 0.9] });
    this.watcher.observe(last);
  }
  componentWillUnmount(): void {
    if (this.watcher) this.watcher.disconnect();
  }
  render(_: object, { more }: { more?: boolean }) {
    return more ? <p class="more" aria-hidden="true"><span>{lateTexts().scroll}</span></p> : null;
  }
}
