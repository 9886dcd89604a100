using ContactRouter.Functions.Triggers;
using ContactRouter.Storage.Chats;

namespace ContactRouter.Functions.WatchChats;

/// <summary>Function <c>WatchChats</c>: each minute, warns in chats that fell silent and ends those that are over (P13, P14).</summary>
internal static class WatchChatsFunction
{
    public static void MapWatchChats(this IEndpointRouteBuilder app) => app.MapTrigger("WatchChats", (http, cancellation) =>
        http.RequestServices.GetRequiredService<ChatTimes>().RunAsync(cancellation));
}
