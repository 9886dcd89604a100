using NodaTime;

namespace ContactRouter.ServiceLevel;

/// <summary>A stretch of open time within one local day and one offset from UTC: from <see cref="From"/> up to, not including, <see cref="Till"/>.</summary>
internal readonly record struct OpenStretch(LocalDateTime From, LocalDateTime Till, Offset Offset)
{
    public Instant Start => At(From);

    public Instant End => At(Till);

    public Instant At(LocalDateTime time) => time.WithOffset(Offset).ToInstant();
}
