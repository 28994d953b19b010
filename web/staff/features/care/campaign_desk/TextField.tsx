import { Input } from "antd";
import { Field } from "../../../shell/Field";

interface TextFieldProps {
  field: string;
  label: string;
  value: string;
  fault?: string;
  rows?: number;
  octets_max?: number;
  change: (value: string) => void;
}

/** A labelled text with its fault beneath it. */
export function TextField({ field, label, value, fault, rows, octets_max, change }: TextFieldProps) {
  const id = `wizard-${field}`;
  const shared = {
    id,
    value,
    maxLength: octets_max ? Math.floor(octets_max / 3) : undefined,
    status: fault ? ("error" as const) : undefined,
    "aria-invalid": !!fault,
    "aria-describedby": fault ? `${id}-fault` : undefined,
  };
  return (
    <Field id={id} label={label}>
      {rows ? (
        <Input.TextArea {...shared} rows={rows} onChange={(e) => change(e.target.value)} />
      ) : (
        <Input {...shared} onChange={(e) => change(e.target.value)} />
      )}
      {fault && (
        <p id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </Field>
  );
}
