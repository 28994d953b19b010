import { useQuery } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { channel_keys } from "./keys";

export type Channel = Schemas["ChannelStates"]["channels"][number];

export function useChannels() {
  return useQuery({
    queryKey: channel_keys.channels,
    queryFn: () => told(client.GET("/api/channels")),
    refetchInterval: 15_000,
  });
}
