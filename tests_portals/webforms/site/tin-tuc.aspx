<%@ Page Language="C#" MasterPageFile="~/khung.master" %>
<script runat="server">
  protected int Section
  {
    get { int cm; return int.TryParse(Request["cm"], out cm) ? Math.Min(Math.Max(cm, 0), News.Sections.Length) : 0; }
  }
  protected void Page_Load(object sender, EventArgs e)
  {
    lblMuc.Text = Section == 0 ? "Tin tức" : News.Sections[Section - 1];
    if (!IsPostBack) Show();
  }
  protected void grvTin_PageIndexChanging(object sender, GridViewPageEventArgs e)
  {
    grvTin.PageIndex = e.NewPageIndex;
    Show();
  }
  void Show()
  {
    grvTin.DataSource = News.Of(Section);
    grvTin.DataBind();
  }
</script>
<asp:Content ContentPlaceHolderID="Main" runat="server">
  <h2><asp:Label ID="lblMuc" runat="server" /></h2>
  <asp:GridView ID="grvTin" runat="server" AutoGenerateColumns="false" ShowHeader="false" GridLines="None"
      AllowPaging="true" PageSize="4" OnPageIndexChanging="grvTin_PageIndexChanging">
    <PagerSettings Mode="NumericFirstLast" PageButtonCount="3" FirstPageText="Trang đầu" LastPageText="Trang cuối" />
    <Columns>
      <asp:TemplateField>
        <ItemTemplate>
          <asp:HyperLink runat="server" CssClass="tieu-de" NavigateUrl='<%# Eval("Address") %>' Text='<%# Server.HtmlEncode((string)Eval("title")) %>' />
          <asp:Label runat="server" CssClass="ngay" Text='<%# Eval("Time", "({0:dd/MM/yyyy})") %>' />
          <p><%# Server.HtmlEncode((string)Eval("summary")) %></p>
        </ItemTemplate>
      </asp:TemplateField>
    </Columns>
  </asp:GridView>
</asp:Content>
