import { useTranslation } from "react-i18next";
import type { Texts } from "../../../shell/language";

export interface ScaleName {
  /** "PHQ-9 抑郁量表"; the given title where the bureau has written the instrument itself. */
  name: string;
  /** What it measures, in a few words; empty where nobody has said so. */
  measures: string;
}

/** Names of instruments, and of the scales that bear an instrument's id, as pages show them. */
export function useScaleName(): (id: string, title: string) => ScaleName {
  const { t } = useTranslation();
  return (id, title) => {
    const key = id as keyof Texts["scale_name"];
    return {
      name: t(`scale_name.${key}`, { defaultValue: title }),
      measures: t(`scale_measures.${key}`, { defaultValue: "" }),
    };
  };
}
