import { Component } from "preact";
import type { PageProps } from "../visit/page_props";
import { lateTexts } from "../locale/late";
import { when } from "../locale/when";
import { Heading } from "./heading";

function save(file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
  link.download = "rongxin-sealed.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What waits on this device: what and since when, never whose. Its way to a device with a network is a sealed file. */
export class QueuePage extends Component<PageProps, { carried?: number }> {
  private bringIn = (event: Event): void => {
    const file = ((event.target as HTMLInputElement).files || [])[0];
    if (!file) return;
    void this.carryIn(file);
  };
  private async carryIn(file: File): Promise<void> {
    const { visit } = this.props;
    const [keeper, text] = await Promise.all([visit.keeper, new Response(file).text()]);
    this.setState({ carried: await keeper.carryIn(text).catch(() => 0) });
    visit.showQueue(!!visit.state.queue_open);
  }
  private carryOut = (): void => void this.props.visit.keeper.then((keeper) => keeper.carryOut()).then(save);

  render({ visit, state }: PageProps, { carried }: { carried?: number }) {
    const t = lateTexts();
    const { notes } = state;
    return (
      <>
        <Heading>{t.queue_list_title}</Heading>
        <p class="lead">{notes.length ? t.queue_list_lead : t.queue_none}</p>
        <ul class="queue">
          {notes.map(({ id, waits, kept_at_ms }) => (
            <li key={id}>
              <b>{t.queue_what[waits]}</b> <span class="quiet">{t.queue_line(when(kept_at_ms))}</span>
            </li>
          ))}
        </ul>
        <p role="status" class={carried === undefined ? "" : "notice good"}>
          {carried !== undefined && t.queue_carried(carried)}
        </p>
        <div class="actions">
          {notes.length > 0 && (
            <button class="second" onClick={this.carryOut}>
              {t.queue_carry_out}
            </button>
          )}
          <label class="second file">
            {t.queue_carry_in}
            <input type="file" accept=".json,application/json" onChange={this.bringIn} />
          </label>
          <button class="main" onClick={() => visit.showQueue(false)}>
            {t.help_back}
          </button>
        </div>
      </>
    );
  }
}
