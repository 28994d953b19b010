import { Component } from "preact";
import type { HotlineEntry } from "../contract";
import type { Card } from "../visit/visit_state";
import { HotlineCard } from "./hotline_card";

/** The numbers of the form, or before there is one those of the city; the bundled ones while it cannot be asked. */
export class CityHotlines extends Component<{ card: Card }, { lines?: HotlineEntry[] }> {
  componentDidMount(): void {
    if (this.props.card.hotlines) return;
    fetch("/api/answering/hotlines", { credentials: "omit" })
      .then((reply) => (reply.ok ? reply.json() : Promise.reject(reply.status)))
      .then(({ hotlines }: { hotlines: HotlineEntry[] }) => this.setState({ lines: hotlines }))
      .catch(() => undefined);
  }
  render() {
    const { card } = this.props;
    return <HotlineCard card={{ ...card, hotlines: card.hotlines || this.state.lines }} />;
  }
}
