import type { PageProps } from "../app";
import { useLocal, useTexts } from "../locale/locale";
import { Heading } from "../pages/heading";
import { NotLasting } from "../pages/not_lasting";
import { WhoReads } from "../pages/who_reads";
import { itemsOf } from "../sheet/kept_sheet";

/** "Are you ...?": the last tap before the first item, and the place to say no. */
export function WhoPage({ visit, state }: PageProps) {
  const t = useTexts();
  const local = useLocal();
  const sheet = state.sheet;
  if (!sheet) return null;
  const form = sheet.form;
  const goes_on = sheet.save_no > 0 || sheet.first_item > 0;
  return (
    <>
      {form && <p class="quiet campaign">{local(form.title)}</p>}
      <Heading>{t.who(sheet.display_name)}</Heading>
      <div class="actions">
        <button type="button" class="main" onClick={() => visit.confirm()}>{goes_on ? t.is_me_again : t.is_me}</button>
        <button type="button" class="second" onClick={() => visit.notMe()}>{t.not_me}</button>
      </div>
      <NotLasting state={state} />
      {form && form.introduction && <p class="lead">{local(form.introduction)}</p>}
      {form && !goes_on && <p class="quiet">{t.about(itemsOf(sheet).length)}</p>}
      {sheet.first_item > 0 && <p class="quiet">{t.forward_only}</p>}
      <WhoReads card={state.card} />
      <button type="button" class="plain" onClick={() => visit.thinkAboutDeclining()}>{t.not_taking_part}</button>
    </>
  );
}
