namespace ContactRouter.LocalHost.Http;

/// <summary>Passes a whole HTTP request to the handler and its answer back, in one of the two shapes.</summary>
internal interface IRequestPasser
{
    /// <summary>Passes the request; the answer stands in the context, whatever came of it.</summary>
    /// <param name="over">Cancelled when functionTimeout is over; the client's own going is watched too.</param>
    Task PassAsync(HttpContext context, CancellationToken over);
}
