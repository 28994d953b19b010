// An import: upload, look at what would happen, confirm. It goes on when the page is left.
import { useCallback, useRef, useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, csrfHeader, refused, told, type Schemas } from "../../../shell/api";
import { currentLanguage } from "../../../shell/language";
import { unreachable, type Problem } from "../../../shell/problem";
import { makeOld } from "../../../shell/queries";
import { roll_keys } from "./keys";

export type RollImport = Schemas["RollImport"];
export const upload_bytes_max = 60 * 1024 * 1024;
const poll_ms = 1000;

export type FileFault = "empty" | "too_large" | "kind";

/** What can be said about a file before it is sent. */
export function faultOf(file: { name: string; size: number }): FileFault | undefined {
  if (!/\.(csv|xlsx|txt|tsv)$/i.test(file.name)) return "kind";
  if (file.size === 0) return "empty";
  if (file.size > upload_bytes_max) return "too_large";
  return undefined;
}

/** Sends the file as it is; only this way does a browser tell how much is sent. */
export function sendFile(
  file: File,
  told_share: (share: number) => void,
): { done: Promise<RollImport>; stop: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<RollImport>((resolve, reject) => {
    request.open("POST", "/api/roll/imports");
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Accept-Language", currentLanguage());
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && told_share(event.loaded / event.total);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as RollImport);
      else reject(refused(request.response, request.status, request.getResponseHeader("Retry-After")));
    };
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

export function useUpload(arrived: (id: string) => void) {
  const queries = useQueryClient();
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const stop = useRef<() => void>(undefined);
  const start = useCallback(
    (file: File) => {
      setProblem(undefined);
      setShare(0);
      const sending = sendFile(file, setShare);
      stop.current = () => {
        sending.stop();
        setShare(undefined);
      };
      sending.done
        .then((found) => {
          queries.setQueryData(roll_keys.import(found.id), found);
          arrived(found.id);
        })
        .catch((fault: Problem) => setProblem(fault))
        .finally(() => setShare(undefined));
    },
    [arrived, queries],
  );
  return { start, share, problem, stop: () => stop.current?.() };
}

export function useImport(id: string) {
  return useQuery({
    queryKey: roll_keys.import(id),
    enabled: id !== "",
    queryFn: () => told(client.GET("/api/roll/imports/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data && (state.data.state === "reading" || state.data.state === "storing") ? poll_ms : false,
  });
}

export function useConfirm(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => told(client.POST("/api/roll/imports/{id}/confirm", { params: { path: { id } } })),
    onSuccess: (found) => {
      queries.setQueryData(roll_keys.import(id), found);
      void makeOld(queries, roll_keys.student_lists, roll_keys.classes);
    },
  });
}

/** The same content was stored before: there is nothing to do, and that is all right. */
export function nothingChanges(one: RollImport): boolean {
  return one.accepted > 0 && (one.added ?? 0) === 0 && (one.changed ?? 0) === 0 && (one.unchanged ?? 0) > 0;
}
