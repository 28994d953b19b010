import type { ReactNode } from "react";

interface FieldProps {
  /** Of the control that stands in it: its label leads there. */
  id: string;
  label: ReactNode;
  /** Why it is asked, or what it does. */
  note?: ReactNode;
  /** What is wrong with it; read aloud as soon as it stands there. */
  fault?: ReactNode;
  children: ReactNode;
}

/** A control with its label, a note and a fault. */
export function Field({ id, label, note, fault, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {note && <p className="field-note">{note}</p>}
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
