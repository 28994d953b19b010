import { useState } from "react";
import { Button, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { QueryState } from "../../../shell/QueryState";
import { usePaperDifferences, usePaperSteps, type PaperItem, type PaperPupil } from "./use_fieldwork";

interface SettleFormProps {
  campaign: string;
  items: PaperItem[];
  pupil: PaperPupil;
  done: (state: string) => void;
  leave: () => void;
}

const blank = "blank";

/** Where two typings differ the sheet of paper decides, item by item. */
export function SettleForm({ campaign, items, pupil, done, leave }: SettleFormProps) {
  const { t } = useTranslation();
  const differences = usePaperDifferences(campaign, pupil.id);
  const { settle } = usePaperSteps(campaign);
  const [chosen, setChosen] = useState<Record<string, number | typeof blank>>({});
  const list = differences.data?.differences ?? [];
  const all = list.length > 0 && list.every((one) => chosen[one.item] !== undefined);
  const hand_in = () => {
    const answers = list.map(({ item }) =>
      chosen[item] === blank ? { item } : { item, value: chosen[item] as number },
    );
    settle.mutate({ pupil: pupil.id, answers }, { onSuccess: ({ state }) => done(state) });
  };
  return (
    <section className="sheet pad" aria-labelledby="settling">
      <div className="section-head">
        <h2 id="settling">
          {t("lesson.settling", { name: pupil.name })} <small className="soft">{pupil.class_name}</small>
        </h2>
        <Button onClick={leave} icon={<Icon name="back" size={18} />}>
          {t("lesson.back_to_list")}
        </Button>
      </div>
      <p className="soft">{t("lesson.settling_how", { count: list.length })}</p>
      <QueryState query={differences} rows={3} />
      <ol className="people">
        {list.map((one) => {
          const item = items.find((known) => known.id === one.item);
          return (
            <li key={one.item}>
              <p id={`settle-${one.item}`}>
                <b>
                  {items.findIndex((known) => known.id === one.item) + 1}. {item?.text}
                </b>
              </p>
              <Radio.Group
                className="choices"
                aria-labelledby={`settle-${one.item}`}
                value={chosen[one.item]}
                onChange={(event) => setChosen({ ...chosen, [one.item]: event.target.value as number | typeof blank })}
                options={[
                  ...(item?.options ?? []).map((option) => ({
                    value: option.value as number | string,
                    label: `${option.value} ${option.text}`,
                  })),
                  { value: blank, label: t("lesson.blank") },
                ]}
              />
            </li>
          );
        })}
      </ol>
      {settle.error && <ProblemNotice problem={settle.error} />}
      <Button type="primary" size="large" disabled={!all} loading={settle.isPending} onClick={hand_in}>
        {t("lesson.settle")}
      </Button>
    </section>
  );
}
