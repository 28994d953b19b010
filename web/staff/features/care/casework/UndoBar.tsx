import { useEffect } from "react";
import { useTranslation } from "react-i18next";

const shown_ms = 12_000;

/** What has just been done, with the way back; goes by itself. */
export function UndoBar({ words, undo, close }: { words: string; undo?: () => void; close: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(close, shown_ms);
    return () => clearTimeout(timer);
  }, [words, close]);
  return (
    <div className="undo-bar" role="status">
      <span>{words}</span>
      {undo && (
        <button type="button" onClick={undo}>
          {t("taking.undo")}
        </button>
      )}
    </div>
  );
}
