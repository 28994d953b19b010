import { useEffect, useState } from "preact/hooks";
import { LanguageContext, loadEnglish, useTexts, type Language } from "./locale/locale";
import { ClearedPage } from "./pages/cleared_page";
import { ContactPage } from "./pages/contact_page";
import { DeclinePage } from "./pages/decline_page";
import { DoorPage } from "./door/door_page";
import { ElsewherePage } from "./pages/elsewhere_page";
import { EndedPage } from "./pages/ended_page";
import { HelpBar, HelpPage } from "./pages/help_page";
import { ItemPage } from "./pages/item_page";
import { ReviewPage } from "./pages/review_page";
import { SendingPage } from "./pages/sending_page";
import { ThanksPage } from "./pages/thanks_page";
import { Top } from "./pages/top";
import { WaitingPage } from "./pages/waiting_page";
import { WhoPage } from "./door/who_page";
import { pageOf, type VisitState } from "./visit/visit_state";
import type { Visit } from "./visit/visit";

export interface PageProps {
  visit: Visit;
  state: VisitState;
}

export function App({ visit, state }: PageProps) {
  const [language, setLanguage] = useState<Language>("zh-CN");
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = language === "en" ? "Rongxin" : "榕心";
  }, [language]);
  function switchLanguage(): void {
    if (language === "en") setLanguage("zh-CN");
    else void loadEnglish().then(() => setLanguage("en"), () => undefined);
  }
  return (
    <LanguageContext.Provider value={language}>
      <Top state={state} switchLanguage={switchLanguage} />
      <main>{state.help_open ? <HelpPage visit={visit} state={state} /> : <CurrentPage visit={visit} state={state} />}</main>
      {!state.help_open && <HelpBar visit={visit} state={state} />}
    </LanguageContext.Provider>
  );
}

function CurrentPage(props: PageProps) {
  const t = useTexts();
  const sheet = props.state.sheet;
  switch (pageOf(props.state)) {
    case "opening": return <p class="quiet opening">{t.opening}</p>;
    case "elsewhere": return <ElsewherePage />;
    case "door": return <DoorPage {...props} />;
    case "waiting": return <WaitingPage {...props} />;
    case "who": return <WhoPage {...props} />;
    case "items": return sheet ? <ItemPage key={sheet.here} visit={props.visit} sheet={sheet} /> : null;
    case "review": return sheet ? <ReviewPage visit={props.visit} sheet={sheet} /> : null;
    case "contact": return <ContactPage {...props} />;
    case "declining": return <DeclinePage {...props} />;
    case "sending": return <SendingPage {...props} />;
    case "thanks": return <ThanksPage {...props} />;
    case "ended": return <EndedPage {...props} />;
    case "cleared": return <ClearedPage {...props} />;
  }
}
