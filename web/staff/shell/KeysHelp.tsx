import { Modal } from "antd";
import { useTranslation } from "react-i18next";

const keys = [
  ["?", "keys.help"],
  ["Ctrl + Shift + L", "keys.lock"],
  ["j / k", "keys.next"],
  ["a", "keys.take"],
  ["Tab", "keys.tab"],
  ["Esc", "keys.escape"],
] as const;

/** Every key that the pages know. */
export default function KeysHelp({ close }: { close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("keys.title")} footer={null} onCancel={close}>
      <dl className="facts">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
