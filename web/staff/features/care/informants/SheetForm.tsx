import { useEffect, useRef, useState } from "react";
import { Button, Popconfirm, Radio } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { currentLanguage } from "../../../shell/language";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import {
  useInformantSheet,
  useSaveSheet,
  type InformantClass,
  type InformantPupil,
  type SheetPlace,
} from "./use_informants";

interface SheetFormProps {
  place: SheetPlace;
  form: InformantClass["form"];
  pupil: InformantPupil;
  open: boolean;
  next?: InformantPupil;
  go: (student: string) => void;
}

/** One student on one page. What is tapped is saved at once; no score stands anywhere. */
export function SheetForm(props: SheetFormProps) {
  const { t } = useTranslation();
  const { place, pupil, open, next, go } = props;
  const found = useInformantSheet(place, pupil.state === "handed_in" ? "" : pupil.id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const locked =
    pupil.state === "handed_in"
      ? "informant.done"
      : found.data && !found.data.own && found.data.state === "begun"
        ? "informant.colleague_writes"
        : !open
          ? "informant.over"
          : undefined;
  return (
    <section className="sheet pad informant-sheet" aria-labelledby="sheet-of">
      <h2 id="sheet-of" ref={heading} tabIndex={-1} data-person>
        {pupil.name}
      </h2>
      {found.error && <ProblemNotice problem={found.error} retry={() => void found.refetch()} />}
      {locked && (
        <p className="notice notice-calm">
          <Icon name="finished" /> <span>{t(locked)}</span>
        </p>
      )}
      {!locked && !found.error && !found.data && <Waiting rows={6} />}
      {!locked && found.data && (
        <Items {...props} before={Object.fromEntries(found.data.answers.map((one) => [one.item, one.value]))} />
      )}
      <div className="actions">
        {locked && next && (
          <Button type="primary" onClick={() => go(next.id)}>
            {t("informant.to_next", { name: next.name })}
          </Button>
        )}
        <Button onClick={() => go("")}>{t("informant.to_list")}</Button>
      </div>
    </section>
  );
}

function Items({ place, form, pupil, next, go, before }: SheetFormProps & { before: Record<string, number> }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const save = useSaveSheet(place, pupil.id);
  const [answers, setAnswers] = useState(before);
  const body = (of: Record<string, number>) =>
    form.items.flatMap(({ id }) => (of[id] === undefined ? [] : [{ item: id, value: of[id] }]));
  const missing = form.items.length - body(answers).length;
  const choose = (item: string, value: number) => {
    const now = { ...answers, [item]: value };
    setAnswers(now);
    save.mutate({ answers: body(now), hand_in: false });
  };
  // As a promise: the form is gone the moment its sheet is handed in, and callbacks of the mutation with it.
  const handIn = () =>
    save.mutateAsync({ answers: body(answers), hand_in: true }).then(
      () => go(next?.id ?? ""),
      () => undefined,
    );
  return (
    <>
      <p>{form.stem[language]}</p>
      <p className="soft">{t("informant.who_reads")}</p>
      <ol className="informant-items">
        {form.items.map((item, i) => (
          <li key={item.id}>
            <fieldset>
              <legend>
                <span className="number soft">{i + 1}</span> {item.text[language]}
              </legend>
              <Radio.Group
                aria-label={item.text[language]}
                value={answers[item.id]}
                onChange={(event) => choose(item.id, event.target.value as number)}
                options={item.options.map((one) => ({ value: one.value, label: one.text[language] }))}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      {save.error && <ProblemNotice problem={save.error} />}
      <p className="save-state soft" role="status">
        {save.isPending
          ? t("informant.saving")
          : save.isSuccess || Object.keys(before).length > 0
            ? t("informant.saved", { count: form.items.length - missing, of: form.items.length })
            : t("informant.saves_itself")}
      </p>
      <div className="actions">
        <Popconfirm
          title={t("informant.sure")}
          description={
            <span className="popconfirm-words">
              {missing > 0 ? t("informant.sure_missing", { count: missing }) : t("informant.sure_words")}
            </span>
          }
          okText={t("informant.hand_in")}
          cancelText={t("informant.not_yet")}
          onConfirm={handIn}
        >
          <Button
            type="primary"
            size="large"
            disabled={missing === form.items.length}
            loading={save.isPending && save.variables?.hand_in}
          >
            {t("informant.hand_in")}
          </Button>
        </Popconfirm>
        {next && (
          <Button size="large" onClick={() => go(next.id)}>
            {t("informant.later", { name: next.name })}
          </Button>
        )}
      </div>
      <p className="soft informant-worried">
        <Link to="/concerns">
          <Icon name="talk" size={18} /> {t("informant.worried")}
        </Link>
      </p>
    </>
  );
}
