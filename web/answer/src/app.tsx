import { DoorPage } from "./door/door_page";
import { WhoPage } from "./door/who_page";
import { texts } from "./locale/locale";
import { HelpBar, HelpNumbers } from "./pages/help_bar";
import { ItemPage } from "./pages/item_page";
import { askForLatePages, latePages } from "./pages/late";
import { Top } from "./pages/top";
import { isCardOnly } from "./sheet/kept_sheet";
import type { PageProps } from "./visit/page_props";
import { pageOf } from "./visit/visit_state";

/** The whole page, drawn again from its root at every change. */
export function App(props: PageProps & { redraw: () => void }) {
  const { state } = props;
  const help_open = state.help_open || (state.known && isCardOnly(state.sheet));
  const page = pageOf(state);
  return (
    <>
      <Top {...props} />
      <main>
        <Page {...props} help_open={help_open} />
      </main>
      {!help_open && <HelpBar {...props} small={page === "items"} />}
    </>
  );
}

function Page(props: PageProps & { redraw: () => void; help_open?: boolean }) {
  const { visit, state, redraw, help_open } = props;
  const { sheet } = state;
  if (!help_open)
    switch (pageOf(state)) {
      case "opening":
        return <p class="quiet opening">{texts().opening}</p>;
      case "door":
        return <DoorPage {...props} />;
      case "who":
        return <WhoPage {...props} />;
      case "items":
        return sheet ? <ItemPage key={sheet.here} visit={visit} sheet={sheet} /> : null;
    }
  const late = latePages();
  if (late) return help_open ? <late.HelpPage {...props} /> : <late.LatePage {...props} />;
  askForLatePages(redraw);
  return help_open ? <HelpNumbers card={state.card} /> : <p class="quiet opening">{texts().opening}</p>;
}
