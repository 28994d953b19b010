import { useEffect, type ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

interface PageHeadProps {
  title: string;
  /** The title is a person's name. */
  person?: boolean;
  lead?: ReactNode;
  back?: { to: string; words: string };
  actions?: ReactNode;
}

/** The top of a page: where one is, one sentence on what it is for, and its main action. */
export function PageHead({ title, person, lead, back, actions }: PageHeadProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("shell.name")}`;
  }, [title, t]);
  return (
    <div className="page-head">
      {back && (
        <Link className="back" to={back.to}>
          <Icon name="back" size={16} /> {back.words}
        </Link>
      )}
      <div className="page-head-row">
        <div>
          <h1 data-person={person || undefined}>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
    </div>
  );
}

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg width="72" height="56" viewBox="0 0 72 56" aria-hidden="true">
        <path d="M6 50h60" stroke="#b9c4bc" strokeWidth="2" strokeLinecap="round" />
        <path
          d="M36 50V30M36 38c-6 0-9-3-9-8M36 34c5 0 8-2 8-7"
          stroke="#5c8a72"
          strokeWidth="2.5"
          fill="none"
          strokeLinecap="round"
        />
        <path d="M36 8c-9 0-15 5-16 11-5 1-7 9 0 11h32c7-2 5-10 0-11C51 13 45 8 36 8Z" fill="#dfeae3" />
      </svg>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
