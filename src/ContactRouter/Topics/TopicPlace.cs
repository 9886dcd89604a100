namespace ContactRouter.Topics;

/// <summary>The places of the topics in <see cref="Topic.All"/>, by which scores are kept.</summary>
internal static class TopicPlace
{
    /// <summary>The topic's place, from 0, or null for a name that is none of the topics.</summary>
    public static int? Of(Topic topic)
    {
        for (var place = 0; place < Topic.All.Count; place++)
        {
            if (Topic.All[place] == topic)
            {
                return place;
            }
        }

        return null;
    }
}
