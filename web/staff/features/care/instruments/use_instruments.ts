// Instruments: versions, proposals, workbooks. What a page needs in words comes in both languages.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { instrument_keys } from "./keys";

export type Picture = Schemas["InstrumentPicture"];
export type Preview = Schemas["InstrumentPreview"];
export type Proposal = Schemas["InstrumentProposal"];
export type Change = Schemas["InstrumentChange"];
export type LocalText = Schemas["LocalText"];
export const workbook_bytes_max = 4 * 1024 * 1024;

/** The words of the page's language. */
export function useWords(): (text: LocalText) => string {
  const { i18n } = useTranslation();
  return (text) => (i18n.language === "en" ? text.en : text["zh-CN"]);
}

export function useInstruments() {
  return useQuery({ queryKey: instrument_keys.list, queryFn: () => told(client.GET("/api/instruments")) });
}

export function useVersions(id: string) {
  return useQuery({
    queryKey: instrument_keys.versions(id),
    queryFn: () => told(client.GET("/api/instruments/{id}/versions", { params: { path: { id } } })),
  });
}

export function useVersion(id: string, version: string | undefined) {
  return useQuery({
    queryKey: instrument_keys.version(id, version),
    enabled: version !== undefined,
    staleTime: Infinity, // a published version never changes
    queryFn: () =>
      told(client.GET("/api/instruments/{id}/versions/{version}", { params: { path: { id, version: version! } } })),
  });
}

export function useChanges(id: string, from: string | undefined, to: string | undefined) {
  return useQuery({
    queryKey: instrument_keys.changes(id, from, to),
    enabled: from !== undefined && to !== undefined && from !== to,
    queryFn: () =>
      told(client.GET("/api/instruments/{id}/changes", { params: { path: { id }, query: { from: from!, to: to! } } })),
  });
}

export function useProposals(may: boolean) {
  return useQuery({
    queryKey: instrument_keys.proposals,
    enabled: may,
    queryFn: () => told(client.GET("/api/instrument-proposals")),
  });
}

export function useProposal(id: string) {
  return useQuery({
    queryKey: instrument_keys.proposal(id),
    queryFn: () => told(client.GET("/api/instrument-proposals/{id}", { params: { path: { id } } })),
  });
}

export type FileFault = "empty" | "too_large" | "kind";
export function faultOf(file: { name: string; size: number }): FileFault | undefined {
  if (!/\.xlsx$/i.test(file.name)) return "kind";
  if (file.size === 0) return "empty";
  if (file.size > workbook_bytes_max) return "too_large";
  return undefined;
}

const as_octets = (file: File) => ({
  body: file as unknown as string,
  bodySerializer: (octets: unknown) => octets as BodyInit,
  headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) },
});

export function usePreview() {
  return useMutation({
    mutationFn: (file: File) => told(client.POST("/api/instrument-workbooks/preview", as_octets(file))),
  });
}

export function usePropose() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => told(client.POST("/api/instrument-proposals", as_octets(file))),
    onSuccess: () => void queries.invalidateQueries({ queryKey: instrument_keys.proposals }),
  });
}

export function useSettle(id: string, how: "publish" | "withdraw") {
  const queries = useQueryClient();
  const place = { params: { path: { id } } };
  return useMutation({
    mutationFn: () =>
      told(
        how === "publish"
          ? client.POST("/api/instrument-proposals/{id}/publish", place)
          : client.POST("/api/instrument-proposals/{id}/withdraw", place),
      ),
    onSuccess: (found) => {
      queries.setQueryData(instrument_keys.proposal(id), found);
      void makeOld(queries, instrument_keys.proposals, instrument_keys.list, instrument_keys.all);
    },
  });
}

/** A link would ask in the browser's language; this asks in the page's. */
export function useDownload() {
  return useMutation({
    mutationFn: async (of: { id: string; version: string } | "template") => {
      const octets = (await told(
        of === "template"
          ? client.GET("/api/instrument-workbooks/template", { parseAs: "blob" })
          : client.GET("/api/instruments/{id}/versions/{version}/workbook", { params: { path: of }, parseAs: "blob" }),
      )) as unknown as Blob;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(octets);
      link.download = of === "template" ? "instrument-template.xlsx" : `${of.id}-${of.version}.xlsx`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
  });
}
