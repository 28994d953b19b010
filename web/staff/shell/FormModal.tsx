import type { ReactNode } from "react";
import { Button, Modal } from "antd";
import { ProblemNotice } from "./ProblemNotice";

interface FormModalProps {
  open?: boolean;
  title: string;
  /** Words and act of the way out, and of what the form is for. */
  not_now: string;
  close: () => void;
  act_now: string;
  act: () => void;
  /** The action as the query library knows it. */
  acting: { isPending: boolean; error: unknown };
  disabled?: boolean;
  danger?: boolean;
  /** Its parts one below the other with room between them; left out, as they come. */
  stack?: boolean;
  children: ReactNode;
}

/** A small form over the page: leave, or do it; why it was refused stands at its end. */
export function FormModal({ open = true, title, not_now, close, act_now, act, acting, ...more }: FormModalProps) {
  const parts = (
    <>
      {more.children}
      {!!acting.error && <ProblemNotice problem={acting.error} />}
    </>
  );
  return (
    <Modal
      open={open}
      title={title}
      onCancel={close}
      footer={[
        <Button key="close" onClick={close}>
          {not_now}
        </Button>,
        <Button
          key="act"
          type="primary"
          danger={more.danger}
          disabled={more.disabled}
          loading={acting.isPending}
          onClick={act}
        >
          {act_now}
        </Button>,
      ]}
    >
      {more.stack ? <div className="stack">{parts}</div> : parts}
    </Modal>
  );
}
