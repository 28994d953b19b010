import { useTranslation } from "react-i18next";
import { Changes } from "./Changes";
import { InstrumentParts } from "./InstrumentParts";
import type { Change, Picture } from "./use_instruments";

/** What a person looks at before a version is proposed or published: as the child sees it, as it is scored, what changes. */
export function PreviewParts({
  of,
  changes,
  compared_with,
}: {
  of: Picture;
  changes: Change[] | undefined;
  compared_with: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <>
      {changes && compared_with && (
        <section className="sheet pad" aria-labelledby="differences">
          <h2 id="differences">{t("instrument.compared", { version: compared_with })}</h2>
          <Changes changes={changes} from={compared_with} to={of.version} />
        </section>
      )}
      <InstrumentParts of={of} />
    </>
  );
}
