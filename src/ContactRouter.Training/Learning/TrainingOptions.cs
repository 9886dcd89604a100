namespace ContactRouter.Training.Learning;

/// <summary>How the weights are learned. The values are those that did best on writers held back, see <c>docs/classification.md</c>.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Rows of hashed features.</summary>
    public int Rows { get; init; } = 70_000;

    /// <summary>So many times the weights are learned, from other beginnings of chance each; the model holds their mean.</summary>
    public int Times { get; init; } = 3;

    /// <summary>How often each message is looked at, each time.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>The first step's size; it shrinks to nothing until the last.</summary>
    public float Rate { get; init; } = 2;

    /// <summary>How much smaller the steps of marks and concepts are: each occurs far more often than a hashed feature.</summary>
    public float KnownRate { get; init; } = 0.1f;

    /// <summary>What the squared weights of hashed features cost.</summary>
    public float Decay { get; init; } = 1e-5f;

    /// <summary>What those of marks and concepts cost.</summary>
    public float KnownDecay { get; init; } = 3e-5f;

    /// <summary>Share of the hashed features that each look at a message leaves out, so that no rare word learns its message by heart.</summary>
    public float Dropout { get; init; } = 0.7f;

    /// <summary>The same for marks and concepts.</summary>
    public float KnownDropout { get; init; } = 0.3f;

    /// <summary>Share of the target that all classes get alike.</summary>
    public float Smoothing { get; init; } = 0.05f;

    /// <summary>What a message made of a template counts beside one that somebody wrote.</summary>
    public float TemplateWeight { get; init; } = 0.5f;
}
