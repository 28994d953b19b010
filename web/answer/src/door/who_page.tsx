import type { PageProps } from "../visit/page_props";
import { local, texts } from "../locale/locale";
import { Heading } from "../pages/heading";
import { WhoReads } from "../pages/hotline_card";
import { latePages } from "../pages/late";
import { itemsOf } from "../sheet/kept_sheet";

/** "Are you ...?": the last tap before the first item, and the place to say no. */
export function WhoPage({ visit, state: { sheet, lasting, card } }: PageProps) {
  const t = texts();
  if (!sheet) return null;
  const { form, first_item, save_no } = sheet;
  const late = latePages();
  const goes_on = save_no > 0 || first_item > 0;
  return (
    <>
      <p class="quiet campaign">{local(form && form.title)}</p>
      <Heading>{sheet.display_name ? t.who(sheet.display_name) : t.who_again}</Heading>
      {sheet.declined_before && !goes_on && <p class="lead">{t.declined_before}</p>}
      {late && <late.Spoken quiet sheet={sheet} words={[t.who(sheet.display_name), t.is_me, t.not_me]} />}
      <div class="actions">
        <button class="main" onClick={() => visit.confirm()}>
          {goes_on ? t.is_me_again : t.is_me}
        </button>
        <button class="second" onClick={() => visit.notMe()}>
          {t.not_me}
        </button>
      </div>
      {!lasting && <p class="notice">{t.not_lasting}</p>}
      {form && <p class="lead">{local(form.introduction)}</p>}
      {form && form.assent && <p class="lead">{local(form.assent)}</p>}
      {form && !goes_on && <p class="quiet">{t.about(itemsOf(sheet).length)}</p>}
      {first_item > 0 && <p class="quiet">{t.forward_only}</p>}
      <WhoReads card={card} />
      <button class="plain" onClick={() => visit.thinkAboutDeclining()}>
        {t.decline}
      </button>
    </>
  );
}
